from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "coding.demo"
    label = "demo"

    def ready(self) -> None:
        from coding.demo import sentences

        sentences.register()
