"""Reports of a released round."""

from django.urls import path

from assessments.reports import views

app_name = "reports"

urlpatterns = [
    path(
        "<slug:slug>/<int:round_pk>/rapport/<slug:code>.pdf",
        views.council_report,
        name="council_report",
    ),
]
