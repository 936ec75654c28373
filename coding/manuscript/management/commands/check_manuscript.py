"""``manage.py check_manuscript PROJECT FILE``: one JSON object a quotation, then a summary."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coding.manuscript.checking import check, rows_of, searched
from coding.manuscript.fillers import listed
from coding.manuscript.finding import unclosed
from coding.manuscript.matching.marking import Under
from coding.manuscript.reading import Unreadable, read
from coding.manuscript.rules import rule_of
from coding.manuscript.showing import Shown, shown
from coding.manuscript.summing import counts
from interviews.projects.access import member_for
from interviews.projects.errors import Refused


class Command(BaseCommand):
    help = "Compare the quotations of a manuscript with the transcripts; keeps nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", help="slug of the project")
        parser.add_argument("file", help="a .docx, .tex, .md or .pdf")
        parser.add_argument(
            "--as", dest="email", default="", help="e-mail of the member who checks"
        )
        rule = parser.add_mutually_exclusive_group()
        rule.add_argument("--strict", action="store_true", help="leave out nothing without a mark")
        rule.add_argument("--fillers", help="what may be left out, with commas, for this time")

    def handle(self, *args: Any, **options: Any) -> None:
        gc.freeze()  # what is loaded stays; looking through it again and again takes time
        member = member_for(options["project"], options["email"])
        fillers = rule_of(member).fillers
        if options["strict"] or options["fillers"] is not None:
            fillers = listed(options["fillers"] or "")
        try:
            data = Path(options["file"]).read_bytes()
            manuscript = read(data, options["file"])
            rows = rows_of(member, check(member, manuscript, fillers))
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from None
        except (Unreadable, Refused) as refusal:
            raise CommandError(str(refusal)) from None
        for one in shown(member, rows, ", ".join(fillers)):
            self._say(told(one))
        summary: dict[str, Any] = {one.key: one.count for one in counts(rows)}
        del summary["decided"]
        about = {"kind": manuscript.kind, "interviews": searched(member).count()}
        about |= {"notices": list(manuscript.notices), "unclosed": unclosed(manuscript.paragraphs)}
        self._say({"summary": summary, "quotations": len(rows), **about})

    def _say(self, told: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(told, ensure_ascii=False))


def told(one: Shown) -> dict[str, Any]:
    """A quotation as plain JSON; words are as they stand, verdicts in English in any language."""
    row, comparison = one.row, one.comparison
    differences = comparison.differences if comparison else []
    return {
        "number": row.position,
        "told": row.told,
        "matched": row.matched,
        "quotation": row.text,
        "credited": row.credit,
        "page": row.page or None,
        "line": row.line or None,
        "paragraph": row.paragraph,
        "perhaps": row.aside or None,
        "not_said_by": row.missing.split(", ") if row.missing else [],
        "found": one.cite or None,
        "until": one.until or None,
        "said_by": list(one.who),
        "places": row.count,
        "transcript": "".join(p.text for p in comparison.source) if comparison else None,
        "differences": [
            {"quotation": each.quotation, "transcript": each.transcript} for each in differences
        ],
        "marks": [_mark(each) for each in one.under],
        "splices": one.splices,
        "notes": one.notes,
    }


def _mark(one: Under) -> dict[str, Any]:
    return {
        "mark": one.mark,
        "way": one.way.value,
        "transcript": one.said,
        "words": one.count,
        "negations": list(one.negations),
        "negations_put_in": list(one.put),
        "turns": one.turns,
        "look": one.look,
    }
