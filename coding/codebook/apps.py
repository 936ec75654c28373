from django.apps import AppConfig


class CodebookConfig(AppConfig):
    name = "coding.codebook"
    label = "codebook"

    def ready(self) -> None:
        from coding.codebook import pages

        pages.register()
