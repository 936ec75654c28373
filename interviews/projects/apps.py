from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProjectsConfig(AppConfig):
    name = "interviews.projects"
    label = "projects"

    def ready(self) -> None:
        from interviews.projects import checks, pages, panels, sentences
        from interviews.projects.history import guard

        post_migrate.connect(lambda **kwargs: guard.install(), sender=self, weak=False)
        checks.register()
        pages.register()
        panels.register()
        sentences.register()
