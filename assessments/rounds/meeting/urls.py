from django.urls import path

from assessments.rounds.meeting import views

urlpatterns = [path("<slug:slug>/<int:pk>/zaal/", views.meeting, name="meeting")]
