from django.urls import path

from assessments.desk.members import views

urlpatterns = [
    path("<slug:slug>/gebruikers/", views.members, name="members"),
    path("<slug:slug>/gebruikers/toevoegen/", views.add_member, name="add_member"),
    path("<slug:slug>/gebruikers/<int:pk>/", views.change_member, name="change_member"),
    path("<slug:slug>/gebruikers/<int:pk>/verwijderen/", views.remove_member, name="remove_member"),
    path("<slug:slug>/gebruikers/<int:pk>/mail/", views.welcome_member, name="welcome_member"),
]
