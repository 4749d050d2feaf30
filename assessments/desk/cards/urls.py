from django.urls import path

from assessments.desk.cards import views

urlpatterns = [
    path("<slug:slug>/<int:pk>/kaarten/", views.cards, name="cards"),
    path("<slug:slug>/<int:pk>/kaarten/afdrukken/", views.print_cards, name="print_cards"),
]
