from django.urls import path

from assessments.desk.people import views
from assessments.desk.people.importing import views as importing
from assessments.desk.people.several import views as several

PEOPLE = "<slug:slug>/<int:pk>/mensen/"

urlpatterns = [
    path(PEOPLE, views.people, name="people"),
    path(f"{PEOPLE}importeren/", importing.import_people, name="import_people"),
    path(f"{PEOPLE}importeren/controleren/", importing.check_people, name="check_people"),
    path(f"{PEOPLE}importeren/overnemen/", importing.take_people, name="take_people"),
    path(
        f"{PEOPLE}importeren/niet-overgenomen.<str:kind>",
        importing.rejected_people,
        name="rejected_people",
    ),
    path(f"{PEOPLE}voorbeeld.<str:kind>", importing.people_template, name="people_template"),
    path(f"{PEOPLE}lijst.<str:kind>", views.export_people, name="export_people"),
    path(f"{PEOPLE}verplaatsen/", several.move_people, name="move_people"),
    path(f"{PEOPLE}verwijderen/", several.remove_people, name="remove_people"),
    path(f"{PEOPLE}opnieuw-sturen/", several.resend_links, name="resend_links"),
    path(f"{PEOPLE}toevoegen/", views.add_person, name="add_person"),
    path(f"{PEOPLE}groep/<slug:key>/verwijderen/", views.remove_group, name="remove_group"),
    path(f"{PEOPLE}<int:person>/", views.change_person, name="change_person"),
    path(f"{PEOPLE}<int:person>/nieuwe-link/", views.new_link, name="new_link"),
    path(f"{PEOPLE}<int:person>/verwijderen/", views.remove_person, name="remove_person"),
]
