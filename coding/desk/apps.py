from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "coding.desk"
    label = "desk"

    def ready(self) -> None:
        from coding.desk.coding_page.views import place_url
        from interviews.projects import registers

        registers.placing(place_url)
