from importlib import import_module

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "coding.discussion"
    label = "discussion"

    def ready(self) -> None:
        import_module("coding.discussion.telling").register()
