from importlib import import_module

from django.apps import AppConfig


class MaskingConfig(AppConfig):
    name = "interviews.masking"
    label = "masking"

    def ready(self) -> None:
        import_module("interviews.masking.looking")
        import_module("interviews.masking.carrying_out")
        import_module("interviews.masking.telling").register()
