from importlib import import_module

from django.apps import AppConfig


class MemosConfig(AppConfig):
    name = "coding.memos"
    label = "memos"

    def ready(self) -> None:
        import_module("coding.memos.telling").register()
