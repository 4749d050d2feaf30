"""The desk under `/werkplek/`."""

from django.urls import include, path

from assessments.rounds import progress_views, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("<slug:slug>/logboek/", views.audit_log, name="audit_log"),
    path("<slug:slug>/<int:pk>/", views.show_round, name="round"),
    path("<slug:slug>/<int:pk>/voortgang/", progress_views.progress, name="progress"),
    path("", include("assessments.rounds.planning.urls")),
    path("", include("assessments.rounds.people.urls")),
    path("", include("assessments.rounds.mailings.urls")),
    path("", include("assessments.rounds.cards.urls")),
    path("", include("assessments.rounds.meeting.urls")),
    path("", include("assessments.rounds.reactions.urls")),
    path("", include("assessments.rounds.members.urls")),
    # Last: its addresses are the shortest.
    path("", include("assessments.rounds.partnerships.urls")),
]
