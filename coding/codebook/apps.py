from django.apps import AppConfig


class CodebookConfig(AppConfig):
    name = "coding.codebook"
    label = "codebook"
