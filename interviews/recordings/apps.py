from importlib import import_module

from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "interviews.recordings"
    label = "recordings"

    def ready(self) -> None:
        import_module("interviews.recordings.deleting")
        import_module("interviews.recordings.pages").register()
