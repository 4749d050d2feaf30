from django.urls import path

from assessments.desk.own_statements import views

urlpatterns = [
    path("<slug:slug>/<int:pk>/eigen-stellingen/", views.own_statements, name="own_statements"),
]
