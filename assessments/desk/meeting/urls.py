from django.urls import path

from assessments.desk.meeting import views

urlpatterns = [path("<slug:slug>/<int:pk>/zaal/", views.meeting, name="meeting")]
