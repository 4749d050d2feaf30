from django.urls import path

from assessments.desk.archive_package import views

urlpatterns = [
    path(
        "<slug:slug>/<int:round_pk>/bestanden/archiefpakket.zip",
        views.archive_package,
        name="archive_package",
    ),
]
