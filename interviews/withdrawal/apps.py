from importlib import import_module

from django.apps import AppConfig


class WithdrawalConfig(AppConfig):
    name = "interviews.withdrawal"
    label = "withdrawal"

    def ready(self) -> None:
        import_module("interviews.withdrawal.erasing")
        import_module("interviews.withdrawal.pages").register()
