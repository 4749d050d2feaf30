"""Where a manager adds to released results."""

from django.urls import path

from assessments.followup import views

app_name = "followup"

urlpatterns = [
    path(
        "<slug:slug>/<int:round_pk>/gespreksagenda/volgorde/",
        views.agenda_order,
        name="agenda_order",
    ),
    path(
        "<slug:slug>/<int:round_pk>/gespreksagenda/<int:number>/",
        views.agenda_item,
        name="agenda_item",
    ),
]
