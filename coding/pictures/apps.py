from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "coding.pictures"
    label = "pictures"

    def ready(self) -> None:
        from coding.pictures import pages

        pages.register()
