from django.urls import path

from assessments.desk.shared import views

urlpatterns = [
    path("<str:public_id>/uitkomsten/", views.results, name="shared_results"),
    path("<str:public_id>/uitkomsten/rapport.pdf", views.report, name="shared_report"),
]
