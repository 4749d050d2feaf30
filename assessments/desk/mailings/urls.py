from django.urls import path

from assessments.desk.mailings import views
from assessments.desk.mailings.texts import views as texts

LETTER = "<slug:slug>/<int:pk>/mail/teksten/<slug:letter>/<slug:role>/"

urlpatterns = [
    path("<slug:slug>/<int:pk>/mail/", views.mail, name="mail"),
    path("<slug:slug>/<int:pk>/mail/uitnodigen/", views.send_invitations, name="send_invitations"),
    path("<slug:slug>/<int:pk>/mail/opnieuw/", views.send_again, name="send_again"),
    path("<slug:slug>/<int:pk>/mail/herinneren/", views.send_reminder, name="send_reminder"),
    path("<slug:slug>/<int:pk>/mail/planning/", views.plan_invitations, name="plan_invitations"),
    path("<slug:slug>/<int:pk>/mail/teksten/", texts.mail_texts, name="mail_texts"),
    path(LETTER, texts.mail_text, name="mail_text"),
    path(f"{LETTER}html/", texts.mail_frame, name="mail_frame"),
    path(f"{LETTER}proefmail/", texts.test_letter, name="test_letter"),
    path(f"{LETTER}standaard/", texts.standard_mail_text, name="standard_mail_text"),
]
