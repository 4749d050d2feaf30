from django.urls import path

from assessments.desk.regulation import views

urlpatterns = [path("<slug:slug>/regeling/", views.change, name="regulation")]
