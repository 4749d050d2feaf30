"""Reports of a released round."""

from django.urls import path

from assessments.reports import views

app_name = "reports"

_RELEASE = "<slug:slug>/<int:round_pk>/rapporten/"

urlpatterns = [
    path(_RELEASE, views.reports, name="reports"),
    path(f"{_RELEASE}<slug:kind_code>/", views.report, name="report"),
    path(f"{_RELEASE}<slug:kind_code>/<slug:code>/", views.report, name="report"),
]
