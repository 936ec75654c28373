from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "coding.findings"
    label = "findings"
