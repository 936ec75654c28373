"""Say which codes a theme draws on. A theme is no folder of them: each may serve several."""

from __future__ import annotations

from collections.abc import Collection

from coding.codebook.models import Code
from coding.themes.models import Drawn, Theme
from interviews.projects.history import Act, action


@action("theme.codes_chosen")
def choose_codes(act: Act, *, theme: Theme, codes: Collection[Code]) -> list[Drawn]:
    """Let the theme draw on these codes and no others, of those its author may see.

    Answers with what began or ended.
    """
    wanted = {code.pk: code for code in codes}
    held = Drawn.objects.visible_to(act.member).filter(theme=theme)
    ended = [act.remove(row) for row in held if wanted.pop(row.code_id, None) is None]
    begun = [Drawn(theme=theme, code=code) for code in wanted.values()]
    return ended + (act.create_many(begun) if begun else [])


@action("theme.codes_chosen")
def draw_on(act: Act, *, theme: Theme, code: Code) -> Drawn:
    """Let the theme draw on a code too; the row there is, or a new one."""
    known = Drawn.objects.filter(theme=theme, code=code, removed=False).first()
    return known or act.create(Drawn(theme=theme, code=code))


@action("theme.codes_chosen")
def draw_no_more(act: Act, *, theme: Theme, code: Code) -> list[Drawn]:
    """Let the theme do without a code."""
    held = Drawn.objects.filter(theme=theme, code=code, removed=False)
    return [act.remove(row) for row in held]
