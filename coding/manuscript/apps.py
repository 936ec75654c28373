from importlib import import_module

from django.apps import AppConfig


class ManuscriptConfig(AppConfig):
    name = "coding.manuscript"
    label = "manuscript"

    def ready(self) -> None:
        import_module("coding.manuscript.working")
        import_module("coding.manuscript.telling").register()
