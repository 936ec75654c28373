"""What can be chosen of a table of the paper; a form's fields are its options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coding.findings.kinds.still_there import AttributeField, Codes, CodesField, fill_attributes
from coding.segments.nearness import FARTHEST, OVERLAP, TURN, WORDS
from interviews.projects.models import Member
from interviews.projects.models.project import Approach

PASSAGES, PRESENCE, NAMES = "passages", "presence", "names"
SHOW = [
    (PASSAGES, _("how many passages")),
    (PRESENCE, _("whether there is any passage")),
    (NAMES, _("who says so, by name")),
]
RULES = [
    (OVERLAP, _("they overlap")),
    (TURN, _("they are in the same turn")),
    (WORDS, _("few words stand between them")),
]
NEAR = 25  # words, until another number is asked for
ASKED = "asked"  # sent with a form, so that an unticked box is told from a form that was not sent
Options = Mapping[str, list[str]]


class TableForm(forms.Form):
    """The options of a table: as sent, as remembered, or as they are until either."""

    def __init__(self, member: Member, options: Options | None = None) -> None:
        self.member = member
        super().__init__(MultiValueDict(self.still(options)) if options else None)
        self.for_member(member)

    def still(self, options: Options) -> dict[str, list[str]]:
        """The options, of which things may have changed since they were remembered."""
        return dict(options)

    def lost(self) -> list[str]:
        """What was chosen and is not there any more, in sentences."""
        return []

    def for_member(self, member: Member) -> None:
        """Fill in what can be chosen in the member's project."""

    def chosen(self) -> dict[str, Any]:
        """What was asked for; what cannot be is as if it had not been asked."""
        found = {name: field.initial for name, field in self.fields.items()}
        if self.is_bound:
            self.is_valid()
            sent = self.cleaned_data.items()
            found |= {name: value for name, value in sent if value not in ("", None)}
        return found

    def sent(self) -> dict[str, list[str]]:
        """The options as they are remembered and put into an address."""
        data = self.data if self.is_bound else MultiValueDict()
        kept = {name: data.getlist(name) for name in self.fields if name in data}  # type: ignore[attr-defined]
        return {**kept, ASKED: ["1"]} if self.is_bound else {}


def options_in(query: QueryDict) -> Options | None:
    """The options an address asks for; None where it asks for none."""
    if ASKED not in query:
        return None
    return {name: query.getlist(name) for name in query}


class OfCodes(TableForm):
    """Which codes, and how their passages are counted."""

    alone = forms.BooleanField(
        label=_("Each code alone, without its sub-codes"), required=False, initial=False
    )
    used = forms.BooleanField(
        label=_("Only codes that have a passage"), required=False, initial=False
    )
    code = CodesField(label=_("Codes"), required=False, initial=())

    @cached_property
    def codes(self) -> Codes:
        return Codes(self.member)

    def still(self, options: Options) -> dict[str, list[str]]:
        codes = {"code": self.codes.now(options["code"])} if "code" in options else {}
        return {**options, **codes}

    def lost(self) -> list[str]:
        chosen = self.chosen()["code"]
        gone = self.codes.gone(chosen)
        if not gone:
            return []
        if len(gone) == len(chosen):
            return [gettext("The codes chosen for this table are not there any more.")]
        return [gettext("Some codes chosen for this table are not there any more.")]

    def for_member(self, member: Member) -> None:
        self.fields["code"].choices = self.codes.choices  # type: ignore[attr-defined]
        self.fields["code"].widget.attrs["size"] = 8
        self.fields["code"].help_text = _("None chosen: all of them.")


class CodesByParticipant(OfCodes):
    show = forms.ChoiceField(label=_("Cells tell"), choices=SHOW, required=False, initial=PASSAGES)
    field_order = ("show", "code", "alone", "used")


class CodesByAttribute(OfCodes):
    show = forms.ChoiceField(label=_("Cells tell"), choices=SHOW, required=False, initial=PASSAGES)
    attribute = AttributeField(label=_("Columns"), required=False, initial="")
    field_order = ("attribute", "show", "code", "alone", "used")

    def for_member(self, member: Member) -> None:
        super().for_member(member)
        fill_attributes(self.fields["attribute"], member)  # type: ignore[arg-type]

    def lost(self) -> list[str]:
        return [*super().lost(), *attribute_lost(self)]


class ThemesByParticipant(TableForm):
    """In reflexive analysis cells tell whether, until a team asks how many: it does not count."""

    show = forms.ChoiceField(label=_("Cells tell"), choices=SHOW, required=False, initial=PASSAGES)
    joined = forms.ChoiceField(
        label=_("Passages joined as"),
        choices=[("said", _("quoted or paraphrased")), ("contrary", _("contrary"))],
        required=False,
        initial="said",
    )

    def for_member(self, member: Member) -> None:
        if member.project.approach == Approach.REFLEXIVE:
            self.fields["show"].initial = PRESENCE


class ThemesByAttribute(ThemesByParticipant):
    attribute = AttributeField(label=_("Columns"), required=False, initial="")
    field_order = ("attribute", "show", "joined")

    def for_member(self, member: Member) -> None:
        super().for_member(member)
        fill_attributes(self.fields["attribute"], member)  # type: ignore[arg-type]

    def lost(self) -> list[str]:
        return [*super().lost(), *attribute_lost(self)]


class Cooccurrence(OfCodes):
    rule = forms.ChoiceField(
        label=_("Two passages count as together when"),
        choices=RULES,
        required=False,
        initial=OVERLAP,
    )
    near = forms.IntegerField(
        label=_("Words between them, at most"),
        min_value=0,
        max_value=FARTHEST,
        required=False,
        initial=NEAR,
    )
    field_order = ("rule", "near", "code", "alone")

    def for_member(self, member: Member) -> None:
        super().for_member(member)
        del self.fields["used"]
        # A code counted with its sub-codes is together with each of them by construction.
        self.fields["alone"].initial = True
        self.fields["code"].help_text = _("None chosen: the twelve used most.")


class ThemeTable(TableForm):
    quotes = forms.BooleanField(label=_("With their quotes"), required=False, initial=True)
    contrary = forms.BooleanField(label=_("Who said otherwise"), required=False, initial=True)
    quiet = forms.BooleanField(
        label=_("For whom no passage was chosen, and what is noted of them"),
        required=False,
        initial=False,
    )
    concept = forms.BooleanField(label=_("Central concept"), required=False, initial=False)
    status = forms.BooleanField(label=_("Status"), required=False, initial=False)


class CodebookTable(TableForm):
    full = forms.BooleanField(label=_("Full definition"), required=False, initial=True)
    when = forms.BooleanField(label=_("When to use, when not"), required=False, initial=True)
    example = forms.BooleanField(label=_("Example"), required=False, initial=True)
    kind = forms.BooleanField(label=_("Kind"), required=False, initial=False)
    passages = forms.BooleanField(label=_("Passages"), required=False, initial=True)
    retired = forms.BooleanField(label=_("Retired codes too"), required=False, initial=True)


class NoOptions(TableForm):
    pass


def attribute_lost(form: TableForm) -> list[str]:
    field: AttributeField = form.fields["attribute"]  # type: ignore[assignment]
    gone = form.chosen()["attribute"] in field.gone
    return [gettext("The column chosen for this table is not there any more.")] if gone else []
