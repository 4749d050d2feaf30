"""The pages of a released round."""

from django.urls import path

from assessments.dashboards import views
from assessments.dashboards.exports import views as exports

app_name = "dashboards"

urlpatterns = [
    path("<slug:slug>/<int:round_pk>/", views.overview, name="overview"),
    path("<slug:slug>/<int:round_pk>/bestanden/", exports.files, name="files"),
    path(
        "<slug:slug>/<int:round_pk>/bestanden/uitkomsten.<slug:extension>",
        exports.results_file,
        name="results_file",
    ),
]
