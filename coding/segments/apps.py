from importlib import import_module

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "coding.segments"
    label = "segments"

    def ready(self) -> None:
        import_module("coding.segments.linkables").register()
