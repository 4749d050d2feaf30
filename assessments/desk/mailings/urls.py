from django.urls import path

from assessments.desk.mailings import views

urlpatterns = [
    path("<slug:slug>/<int:pk>/mail/", views.mail, name="mail"),
    path("<slug:slug>/<int:pk>/mail/uitnodigen/", views.send_invitations, name="send_invitations"),
    path("<slug:slug>/<int:pk>/mail/opnieuw/", views.send_again, name="send_again"),
    path("<slug:slug>/<int:pk>/mail/herinneren/", views.send_reminder, name="send_reminder"),
]
