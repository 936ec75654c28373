"""What the passages tell the registers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coding.codebook import slots
from coding.desk.passages import code_part
from interviews.projects import registers


def register() -> None:
    registers.page(registers.Page("passages", _("Passages"), "desk:passages", 40))
    slots.leading(lambda slug: reverse("desk:passages", args=[slug]))
    slots.part(slots.Part("passages", 10, "desk/_code_passages.html", code_part.fill))
    slots.part(slots.Part("use", 20, "desk/_use_slot.html", code_part.use, aside=True))
