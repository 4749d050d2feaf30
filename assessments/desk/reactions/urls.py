from django.urls import path

from assessments.desk.reactions import views

urlpatterns = [
    path("<slug:slug>/<int:pk>/reacties/", views.reactions, name="reactions"),
    path("<slug:slug>/<int:pk>/reacties/<slug:code>/", views.write, name="reaction"),
    path("<slug:slug>/<int:pk>/reacties/<slug:code>/wissen/", views.remove, name="remove_reaction"),
    path("<slug:slug>/<int:pk>/vastleggen/", views.fix, name="make_reports_final"),
]
