from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingsConfig(AppConfig):
    name = "coding.findings"
    label = "findings"

    def ready(self) -> None:
        from coding.desk.passages.taking_out import taken_out_at
        from coding.findings import telling
        from coding.findings.outlet import outlet
        from interviews.projects import registers

        telling.register()
        taken_out_at(outlet())
        registers.page(registers.Page("findings", _("Findings"), "findings:findings", 80))
