from importlib import import_module

from django.apps import AppConfig


class CodebookConfig(AppConfig):
    name = "coding.codebook"
    label = "codebook"

    def ready(self) -> None:
        import_module("coding.codebook.linkables").register()
