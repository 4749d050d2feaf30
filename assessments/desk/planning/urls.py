from django.urls import path

from assessments.desk import states
from assessments.desk.planning import announcement, paper, preview, views

urlpatterns = [
    path("<slug:slug>/ronde/", views.create, name="create_round"),
    path("<slug:slug>/<int:pk>/wijzigen/", views.change, name="change_round"),
    path("<slug:slug>/<int:pk>/verwijderen/", views.remove, name="remove_round"),
    path("<slug:slug>/<int:pk>/contact/", views.contacts, name="round_contacts"),
    path("<slug:slug>/<int:pk>/lijst/", views.show_checklist, name="checklist"),
    path("<slug:slug>/<int:pk>/lijst/afvinken/", views.tick, name="tick"),
    path("<slug:slug>/<int:pk>/proefmail/", views.test_mail, name="test_mail"),
    path("<slug:slug>/<int:pk>/vooraankondiging/", announcement.announcement, name="announcement"),
    path("<slug:slug>/<int:pk>/voorbeeld/", preview.choose, name="preview"),
    path("<slug:slug>/<int:pk>/voorbeeld/<str:role>/", preview.welcome, name="preview_welcome"),
    path(
        "<slug:slug>/<int:pk>/voorbeeld/<str:role>/<int:number>/",
        preview.factor,
        name="preview_factor",
    ),
    path("<slug:slug>/<int:pk>/papier/<slug:reader>.pdf", paper.paper, name="paper"),
    path("<slug:slug>/<int:pk>/openen/", states.open_, name="open_round"),
    path("<slug:slug>/<int:pk>/verzetten/", states.extend, name="extend_round"),
    path("<slug:slug>/<int:pk>/sluiten/", states.close, name="close_round"),
    path("<slug:slug>/<int:pk>/annuleren/", states.cancel, name="cancel_round"),
    path("<slug:slug>/<int:pk>/delen/", states.share, name="share_round"),
    path("<slug:slug>/<int:pk>/delen/ongedaan/", states.unshare, name="unshare_round"),
]
