"""The pages of a released round, in the order of the navigation."""

from django.urls import include, path

from assessments.dashboards import views
from assessments.dashboards.agenda import views as agenda
from assessments.dashboards.development import views as development
from assessments.dashboards.exports import views as exports
from assessments.dashboards.presentation import views as presentation

app_name = "dashboards"

pages = [
    path("", views.overview, name="overview"),
    path("gemeenten/", views.municipalities, name="municipalities"),
    path("gemeenten/<slug:code>/", views.municipality, name="municipality"),
    path("rollen/", views.roles, name="roles"),
    path("factoren/", views.factor, {"number": 1}, name="factors"),
    path("factoren/<int:number>/", views.factor, name="factor"),
    path("stellingen/", views.statements, name="statements"),
    path("eigen-stellingen/", views.own_statements, name="own_statements"),
    path("gespreksagenda/", agenda.agenda, name="agenda"),
    path("ontwikkeling/", development.development, name="development"),
    path("spinnenweb/", views.radar, name="radar"),
    path("presentatie/", presentation.presentation, name="presentation"),
    path("presentatie/kiezen/", presentation.choice, name="presentation_choice"),
    path("presentatie/draaiboek/", presentation.script, name="facilitator_script"),
    path("bestanden/", exports.files, name="files"),
    path("bestanden/uitkomsten.<slug:kind>", exports.results_file, name="results_file"),
]

urlpatterns = [path("<slug:slug>/<int:round_pk>/", include(pages))]
