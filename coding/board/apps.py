from importlib import import_module

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "coding.board"
    label = "board"

    def ready(self) -> None:
        import_module("coding.board.telling").register()
