from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "coding.segments"
    label = "segments"
