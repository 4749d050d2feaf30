"""The journey in order."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path
from django_tasks_db.models import DBTaskResult

from assessments.desk.monitoring.health import health
from assessments.desk.monitoring.readiness import readiness
from assessments.desk.regulation.views import questions
from assessments.management.demonstration.views import demonstration
from samenwerking.metrics.page import metrics
from samenwerking.security_txt import security_txt

# Task arguments tell who was mailed; tokens and second factors are nobody's business.
admin.site.unregister([Authenticator, DBTaskResult, EmailAddress, SocialAccount, SocialApp])
admin.site.unregister([Group, SocialToken])
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler400 = "samenwerking.serving.refusals.bad_request"
handler500 = "samenwerking.serving.refusals.server_error"

urlpatterns = [
    # Before the survey, in which "uitkomsten" could be taken for a link's signature.
    path("vragenlijst/", include("assessments.desk.shared.urls")),
    path("", include("assessments.survey.urls")),
    path("evaluatie/", questions, name="council_questions"),
    path("", include("assessments.desk.lost_links.urls")),
    path("werkplek/", include("assessments.desk.urls")),
    # Before the other files, of which it could be taken for a kind.
    path("uitkomsten/", include("assessments.desk.archive_package.urls")),
    path("uitkomsten/", include("assessments.dashboards.urls")),
    path("uitkomsten/", include("assessments.followup.urls")),
    path("uitkomsten/", include("assessments.reports.urls")),
    path("account/", include("samenwerking.accounts.urls")),
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
    path("gereed/", readiness, name="readiness"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("demonstratie/", demonstration, name="demonstration"),
]
