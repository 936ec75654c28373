from importlib import import_module

from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "interviews.words"
    label = "words"

    def ready(self) -> None:
        import_module("interviews.words.finding").register()
