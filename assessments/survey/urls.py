"""Everybody's pages, and the survey under `/vragenlijst/`."""

from django.urls import include, path, register_converter

from assessments import logos
from assessments.survey import leaving, public, views
from assessments.survey.coming_in import entering


class LogoName:
    """The name of a logo in storage, which is its address too."""

    regex = logos.NAME.pattern

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LogoName, "logo")

survey = [
    path("afgesloten/", leaving.left, name="left"),
    path("<str:public_id>/", entering.start, name="start"),
    path("<str:public_id>/factor/<int:number>/", views.factor, name="factor"),
    path("<str:public_id>/opslaan/", views.save, name="save"),
    path("<str:public_id>/nakijken/", views.review, name="review"),
    path("<str:public_id>/insturen/", views.submit, name="submit"),
    path("<str:public_id>/opnieuw/", leaving.again, name="again"),
    path("<str:public_id>/intrekken/", leaving.withdraw, name="withdraw"),
    path("<str:public_id>/afsluiten/", leaving.leave, name="leave"),
    path("<str:public_id>/<str:mac>/", entering.invitation, name="invitation"),
    path("<str:public_id>/<str:mac>/afmelden/", entering.opt_out, name="opt_out"),
]

urlpatterns = [
    path("", public.home, name="home"),
    path("code/", entering.code, name="code"),
    path("privacy/", public.privacy, name="privacy"),
    path("privacy/<slug:slug>/", public.privacy_of, name="privacy_of"),
    path("kleine-groepen/", public.protection, name="protection"),
    path("<logo:name>", public.logo, name="logo"),
    path("toegankelijkheid/", public.accessibility, name="accessibility"),
    path("vragenlijst/", include((survey, "survey"))),
]
