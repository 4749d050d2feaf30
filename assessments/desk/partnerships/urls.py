from django.urls import path

from assessments.desk.partnerships import views
from assessments.desk.partnerships.logo import views as logo

urlpatterns = [
    path("nieuw/", views.create, name="create_partnership"),
    path("<slug:slug>/", views.show, name="partnership"),
    path("<slug:slug>/wijzigen/", views.change, name="change_partnership"),
    path("<slug:slug>/gemeenten/", views.municipalities, name="partnership_municipalities"),
    path("<slug:slug>/gemeenten/lijst/", views.add_municipalities, name="add_municipalities"),
    path(
        "<slug:slug>/gemeenten/<slug:code>/toevoegen/",
        views.add_municipality,
        name="add_municipality",
    ),
    path(
        "<slug:slug>/gemeenten/<slug:code>/weghalen/",
        views.remove_municipality,
        name="remove_municipality",
    ),
    path("<slug:slug>/logo/", logo.logo, name="partnership_logo"),
    path("<slug:slug>/archief/", views.archive, name="archive_partnership"),
    path("<slug:slug>/terug/", views.restore, name="restore_partnership"),
]
