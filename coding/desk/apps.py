from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class DeskConfig(AppConfig):
    name = "coding.desk"
    label = "desk"

    def ready(self) -> None:
        from coding.desk.coding_page.views import place_url
        from coding.desk.home import pages as home
        from coding.desk.passages import pages
        from coding.desk.search import pages as search
        from interviews.projects import registers

        home.register()
        registers.placing(place_url)
        code = registers.RowAction(
            pgettext_lazy("to code", "Code"), "desk:code", 10, query="?at=left"
        )
        registers.row_action("transcripts.Interview", code)
        pages.register()
        search.register()
