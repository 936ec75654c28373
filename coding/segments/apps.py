from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "coding.segments"
    label = "segments"

    def ready(self) -> None:
        from coding.segments import linkables, pages

        linkables.register()
        pages.register()
