from django.urls import path

from assessments.desk.coordinators import views

LISTS = "<slug:slug>/<int:pk>/lijsten/"

urlpatterns = [
    path(LISTS, views.lists, name="lists"),
    path(f"{LISTS}vastzetten/", views.lock, name="lock_lists"),
    path(f"{LISTS}herinneren/", views.remind, name="remind_coordinators"),
    path(f"{LISTS}uitnodigen/", views.invite_own, name="invite_own"),
    path(f"{LISTS}<slug:code>/klaar/", views.mark_ready, name="mark_ready"),
]
