from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "interviews.search"
    label = "search"

    def ready(self) -> None:
        import_module("interviews.search.following").register()
        engines = import_module("interviews.search.engines")
        post_migrate.connect(lambda **kwargs: engines.here().install(), sender=self, weak=False)
