from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactorsConfig(AppConfig):
    name = "factors"
    verbose_name = _("Instrument")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from factors import checks  # noqa: F401 - registers the fixture check
