from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingsConfig(AppConfig):
    name = "coding.findings"
    label = "findings"

    def ready(self) -> None:
        from coding.findings import telling
        from interviews.projects import registers

        telling.register()
        registers.page(registers.Page("findings", _("Findings"), "findings:findings", 80))
