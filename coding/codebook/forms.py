"""Forms of the codebook."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from coding.codebook.models import COLOUR_NAMES, Code, Kind, Status
from coding.codebook.queries import choices, places_for
from interviews.projects.models import Member

TEXTS = ("brief", "full", "when_to_use", "when_not", "example")
FIELDS = ("name", *TEXTS, "kind", "status", "colour")
HELP = {
    "brief": _("In a line: what it is about. Shown wherever the code is chosen."),
    "full": _("What the code means, as you would explain it to a new member of the team."),
    "when_to_use": _("What must be in the words for the code to fit."),
    "when_not": _("What looks similar and belongs elsewhere."),
    "example": _("Best a real passage: on the code's page each has a button for it."),
}
COLOURS = [(str(number), name) for number, name in enumerate(COLOUR_NAMES, 1)]
STATUSES = [(status.value, status.label) for status in (Status.CANDIDATE, Status.ACTIVE)]


class PlainSelect(forms.Select):
    """A list of hundreds of codes, written without a template for each."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = {str(one) for one in (value if isinstance(value, list | tuple) else [value])}
        options = (
            (key, mark_safe(" selected") if str(key) in chosen else "", label)
            for key, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class CodeFields(forms.Form):
    """The six fields of a code, its kind, colour and status."""

    name = forms.CharField(label=_("Name"), max_length=120)
    brief = forms.CharField(label=_("Brief definition"), max_length=300, required=False)
    full = forms.CharField(label=_("Full definition"), required=False)
    when_to_use = forms.CharField(label=_("When to use"), required=False)
    when_not = forms.CharField(label=_("When not to use"), required=False)
    example = forms.CharField(label=_("Example"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.DESCRIPTIVE)
    status = forms.ChoiceField(label=_("Status"), choices=STATUSES, initial=Status.ACTIVE)
    colour = forms.TypedChoiceField(
        label=_("Colour"), choices=COLOURS, coerce=int, widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name].help_text = HELP[name]
            if name != "brief":
                self.fields[name].widget = forms.Textarea(attrs={"rows": 3})

    def fields_of_code(self) -> dict[str, Any]:
        """The values as ``coin`` and ``revise`` take them."""
        data = self.cleaned_data
        values = {name: data[name] for name in FIELDS if data.get(name) not in (None, "")}
        texts = {name: data.get(name, "").replace("\r\n", "\n") for name in TEXTS}
        return values | texts | {"name": " ".join(data["name"].split())}


class NewCodeForm(CodeFields):
    """A new code; only the name is needed."""

    parent = forms.ChoiceField(label=_("Under"), required=False, widget=PlainSelect)

    field_order = ("name", "parent", "brief")

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places_for(member, None)
        top = [("", _("(at the top)"))]
        self.fields["parent"].choices = top + choices(self.places)  # type: ignore[attr-defined]

    def parent_code(self) -> Code | None:
        chosen = self.cleaned_data["parent"]
        return next((line.code for line in self.places if str(line.code.pk) == chosen), None)


class EditForm(CodeFields):
    """Changes to a code, why, and whether its meaning changed; ``seen`` is what was looked at."""

    meaning_changed = forms.BooleanField(
        label=_("The meaning changed"),
        required=False,
        help_text=_(
            "Tick this when passages coded so far should be looked at again, because the code "
            "now takes in something else or leaves something out. Not for a typo, a clearer "
            "wording, a colour or a move."
        ),
    )
    note = forms.CharField(
        label=_("Why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept with the change, for the team and for the paper's methods."),
    )
    seen = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A form of a new code may stand on the same page.
        super().__init__(*args, auto_id="change_%s", **kwargs)

    @classmethod
    def showing(cls, code: Code) -> EditForm:
        shown = {name: getattr(code, name) for name in FIELDS}
        return cls(initial=shown | {"seen": code.revision_id})


class MoveForm(forms.Form):
    """Another place in the tree: under another code, or before another sibling."""

    parent = forms.ChoiceField(label=_("Under"), required=False, widget=PlainSelect)

    def __init__(self, *, member: Member, code: Code) -> None:
        super().__init__(initial={"parent": str(code.parent_id or "")})
        places = choices(places_for(member, code))
        if code.parent and str(code.parent_id) not in dict(places):
            places.append((str(code.parent_id), code.parent.name))
        self.fields["parent"].choices = [("", _("(at the top)")), *places]  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """The code to merge into, chosen among those in use."""

    into = forms.ChoiceField(label=_("Merge into"), widget=PlainSelect)

    def __init__(self, *args: Any, member: Member, code: Code, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = choices(places_for(member, code))
        self.fields["into"].choices = [("", _("Choose a code")), *lines]  # type: ignore[attr-defined]


def found_code(member: Member, sent: str) -> Code | None:
    """The visible code whose id a form sent; None for an empty or unknown one."""
    try:
        wanted = uuid.UUID(sent)
    except ValueError:
        return None
    return Code.objects.visible_to(member).filter(pk=wanted).first()
