from importlib import import_module

from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    name = "interviews.transcripts"
    label = "transcripts"

    def ready(self) -> None:
        import_module("interviews.transcripts.reading")
        import_module("interviews.transcripts.linkables").register()
        import_module("interviews.transcripts.pages").register()
