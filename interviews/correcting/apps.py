from importlib import import_module

from django.apps import AppConfig


class CorrectingConfig(AppConfig):
    name = "interviews.correcting"
    label = "correcting"

    def ready(self) -> None:
        import_module("interviews.correcting.pages").register()
