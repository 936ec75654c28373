"""The job that reads a manuscript and checks it; the file is gone when it ends."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from coding.manuscript.actions import CHECKING, keep_told, refuse
from coding.manuscript.checking import check, rows_of, searched
from coding.manuscript.finding import unclosed
from coding.manuscript.models import Manuscript, ManuscriptState
from coding.manuscript.reading import Unreadable, read
from coding.manuscript.rules import rule_of
from interviews.phrases import Phrase, kept
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.jobs.running import MOST_ATTEMPTS

STOPPED = gettext_noop(
    "Reading this file was tried several times and stopped each time. Save it anew, or as plain "
    "text, and check that."
)
UNCLOSED_IN_ONE = gettext_noop(
    "Quotation marks that are opened and not closed, and so read as none: paragraph {}."
)
UNCLOSED = gettext_noop(
    "Quotation marks that are opened and not closed, and so read as none: paragraphs {}."
)
TOLD = 20  # paragraphs that a notice names


@jobs.kind(CHECKING)
def check_manuscript(run: jobs.Run) -> None:
    """Read and check; a file that cannot be read is said so in the report."""
    row = Manuscript.objects.select_related("blob").get(pk=run.job.arguments["manuscript"])
    if row.state != ManuscriptState.WAITING or row.removed or row.blob is None:
        return
    if run.attempt >= MOST_ATTEMPTS:
        _refuse(run, row, STOPPED)
        return
    try:
        _check(run, row, bytes(row.blob.data))
    except Unreadable as error:
        _refuse(run, row, error.args[0])
    except Refused as error:
        _refuse(run, row, str(error))


def _check(run: jobs.Run, row: Manuscript, data: bytes) -> None:
    member = run.job.member
    count = searched(member).count()
    run.expect(count + 2)
    manuscript = read(data, row.name)
    rule = rule_of(member)

    def done() -> None:
        with run.step():
            pass

    done()
    checked = check(member, manuscript, rule.fillers, done)
    notices = [*map(kept, manuscript.notices)]
    if open_in := unclosed(manuscript.paragraphs):
        notices.append(kept(_unclosed(open_in)))
    with run.step():
        keep_told(
            By(member),
            manuscript=row,
            kind=manuscript.kind,
            quotations=rows_of(member, checked),
            fillers=rule.fillers,
            searched=count,
            notices=notices,
        )


def _unclosed(paragraphs: list[int]) -> Phrase:
    told = ", ".join(map(str, paragraphs[:TOLD]))
    more = " …" if len(paragraphs) > TOLD else ""
    return Phrase(UNCLOSED_IN_ONE if len(paragraphs) == 1 else UNCLOSED, told + more)


def _refuse(run: jobs.Run, row: Manuscript, why: str) -> None:
    run.expect(1)
    with run.step():
        refuse(By(run.job.member), manuscript=row, why=kept(why))
