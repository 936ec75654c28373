"""The form that chooses how quotes are printed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coding.themes.models import QuoteStyle
from coding.themes.styling import CUTS, FRAMES, NAMED, PLAIN_STYLE, QUOTATION_MARKS
from interviews.projects.models import Member
from interviews.projects.speaking import said
from interviews.transcripts.models import Attribute


class StyleForm(forms.Form):
    """How marks, words and attribution are shown."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)
    named = forms.ChoiceField(label=_("Attributed to"), widget=forms.RadioSelect)
    frame = forms.ChoiceField(label=_("How the attribution stands"), widget=forms.RadioSelect)
    attributes = forms.MultipleChoiceField(
        label=_("Told of the participant"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Behind each attribution, as in “P2, industry”."),
    )
    quotation = forms.ChoiceField(label=_("Quotation marks"), required=False)
    cut = forms.ChoiceField(
        label=_("Words left out"),
        help_text=_("Without brackets it can be taken for a pause in the transcript."),
    )
    bold = forms.TypedChoiceField(
        label=_("Emphasis added"),
        coerce=lambda value: value == "yes",
        choices=(("no", _("Italics")), ("yes", _("Bold"))),
        widget=forms.RadioSelect,
    )
    emphasis_note = forms.CharField(
        label=_("Said of emphasis"),
        max_length=80,
        required=False,
        help_text=_("In the language of the paper; empty: %(words)s.")
        % {"words": PLAIN_STYLE.emphasis_note},
    )
    inline = forms.TypedChoiceField(
        label=_("Quotes of one speaker"),
        coerce=lambda value: value == "yes",
        choices=(("no", _("Set apart as a block")), ("yes", _("In the running text"))),
        widget=forms.RadioSelect,
        help_text=_("Quotes of several speakers are always set apart."),
    )

    def __init__(
        self, member: Member, data: Any = None, *, instance: QuoteStyle | None = None
    ) -> None:
        row = instance or QuoteStyle()
        initial = {name: getattr(row, name) for name in self.base_fields if name != "expected"}
        initial |= {"expected": row.version}
        initial |= {name: "yes" if initial[name] else "no" for name in ("bold", "inline")}
        super().__init__(data, initial=initial)
        self._offer("named", [(key, said(name)) for key, name in NAMED.items()])
        self._offer("frame", [(key, said(name)) for key, name in FRAMES.items()])
        self._offer("quotation", [(key, key or str(_("None"))) for key in QUOTATION_MARKS])
        self._offer("cut", [(one, one) for one in CUTS])
        columns = Attribute.objects.visible_to(member)
        self._offer("attributes", [(str(one.pk), one.name) for one in columns])
        if not columns:
            del self.fields["attributes"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def values(self) -> dict[str, Any]:
        """What to hand to the action."""
        chosen = {**self.cleaned_data}
        chosen.setdefault("attributes", [])
        chosen["emphasis_note"] = chosen["emphasis_note"].strip() or PLAIN_STYLE.emphasis_note
        return chosen
