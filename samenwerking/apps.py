from django.apps import AppConfig
from django.core.checks import register


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"

    def ready(self) -> None:
        from samenwerking import checks  # registered once all apps are there

        register(checks.of_installation, checks.TAG, deploy=True)
