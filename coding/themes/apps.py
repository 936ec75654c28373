from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "coding.themes"
    label = "themes"
