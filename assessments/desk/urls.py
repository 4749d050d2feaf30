"""The desk under `/werkplek/`."""

from django.urls import include, path

from assessments.desk import progress_views, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("<slug:slug>/logboek/", views.audit_log, name="audit_log"),
    path("<slug:slug>/<int:pk>/", views.show_round, name="round"),
    path("<slug:slug>/<int:pk>/voortgang/", progress_views.progress, name="progress"),
    path("", include("assessments.desk.planning.urls")),
    path("", include("assessments.desk.own_statements.urls")),
    path("", include("assessments.desk.people.urls")),
    path("", include("assessments.desk.coordinators.urls")),
    path("", include("assessments.desk.mailings.urls")),
    path("", include("assessments.desk.cards.urls")),
    path("", include("assessments.desk.meeting.urls")),
    path("", include("assessments.desk.reactions.urls")),
    path("", include("assessments.desk.members.urls")),
    path("", include("assessments.desk.regulation.urls")),
    # Last: its addresses are the shortest.
    path("", include("assessments.desk.partnerships.urls")),
]
