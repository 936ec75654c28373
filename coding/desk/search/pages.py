"""What the search tells the registers."""

from django.utils.translation import gettext_lazy as _

from interviews.projects import registers


def register() -> None:
    registers.page(registers.Page("search", _("Search"), "desk:search", 5))
