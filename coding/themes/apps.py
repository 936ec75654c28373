from importlib import import_module

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "coding.themes"
    label = "themes"

    def ready(self) -> None:
        import_module("coding.themes.telling").register()
