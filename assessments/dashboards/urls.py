"""The pages of a released round."""

from django.urls import path

from assessments.dashboards import views

app_name = "dashboards"

urlpatterns = [
    path("<slug:slug>/<int:round_pk>/", views.overview, name="overview"),
]
