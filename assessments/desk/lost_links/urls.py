from django.urls import path

from assessments.desk.lost_links import views

urlpatterns = [path("link-kwijt/", views.lost_link, name="lost_link")]
