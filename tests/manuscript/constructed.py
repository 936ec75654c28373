"""A manuscript made up for tests: seventy quotations of the demo study's fictional participants.

Each is of one of ten kinds, and a kind says what must be told of it. ``¬`` stands where a word is
broken at the end of a line.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

import docx

from coding.demo import contents
from coding.manuscript.matching.sources import Source, Turn
from tests.formats.pdf_builder import Placed, pdf

VERBATIM, MARKED, REPLACED, ALTERED, ELSEWHERE, PARTLY, NOT_FOUND, ASIDE = (
    "verbatim", "marked", "replaced", "altered", "elsewhere", "partly", "not found", "aside",
)  # fmt: skip
EXPECTED = {
    "verbatim": VERBATIM,
    "marked": MARKED,
    "replaced": REPLACED,
    "reversed": REPLACED,
    "altered": ALTERED,
    "misattributed": ELSEWHERE,
    "shared": PARTLY,
    "invented": NOT_FOUND,
    "hyphenated": VERBATIM,
    "literature": ASIDE,
}
PEOPLE = ("P1", "P2", "P3", "P4", "P5")


class Entry(NamedTuple):
    """``who`` is the participant it is credited to, or the citation behind it."""

    kind: str
    said: str
    who: str

    @property
    def expected(self) -> str:
        return EXPECTED[self.kind]


ENTRIES = [
    Entry("verbatim", "we wrote the paper as if the line had been there first", "P1"),
    Entry("verbatim", "you have put my grandfather's word in the file for insults", "P1"),
    Entry("verbatim", "A reviewer can't quarrel with a statute", "P1"),
    Entry("verbatim", "there's a policy and there's eleven seconds", "P2"),
    Entry("verbatim", "A number gets you into the room.", "P2"),
    Entry("verbatim", "mostly it's noise, somebody misread it", "P2"),
    Entry("verbatim", "that's not a worldview, that's lunch", "P2"),
    Entry("verbatim", "either the barrier's standing or it isn't", "P3"),
    Entry("verbatim", "We didn't move the boundary.", "P3"),
    Entry("verbatim", "My grandmother's not in the row.", "P4"),
    Entry("verbatim", "the meaning is in the little face", "P4"),
    Entry("verbatim", "if you want one number you'll have to do the sum yourself", "P5"),
    Entry("marked", "I was hired […] to do morphology, word endings", "P1"),
    Entry(
        "marked", "We drew the line where the money ran out […] as if the line had been there", "P1"
    ),
    Entry(
        "marked", "It took one of the three [annotators] to come and find me in the corridor", "P1"
    ),
    Entry("marked", "[T]here was one man, older, he'd driven a bus most of his life", "P2"),
    Entry("marked", "The filter … caught none of the thirty", "P2"),
    Entry("marked", "it fails every time, this is what a [...] bully sounds like", "P2"),
    Entry("marked", "We drew the line where the money [grant] ran out", "P1"),
    Entry("marked", "A rubric's a piece of drafting … I look at the drafting first", "P3"),
    Entry("marked", "I translated it … I had it checked by two professors", "P4"),
    Entry("marked", "we left both answers in […] They don't get added together", "P5"),
    Entry("replaced", "the boundary's where we said, but in that corner [it] is rather thin", "P3"),
    Entry("replaced", "everyone's hoping for [something worse] than that", "P2"),
    Entry("replaced", "[Money drew our line]. Our scope was written in the first month", "P3"),
    Entry("reversed", "It wasn't out of scope. There was [a clear] scope", "P1"),
    Entry("reversed", "We [did] move the boundary", "P3"),
    Entry("reversed", "This was a real result, it's [pure] noise", "P4"),
    Entry("reversed", "We … move the boundary", "P3"),
    Entry("reversed", "either the barrier's [not] standing or it isn't", "P3"),
    Entry("altered", "we wrote the report as if the line had been there first", "P1"),
    Entry(
        "altered",
        "There's always one. And after three years of giving the talk I believed it.",
        "P1",
    ),
    Entry("altered", "Five to three, hateful, keep it", "P1"),
    Entry("altered", "It caught all of the thirty", "P2"),
    Entry("altered", "I left him in and lowered his pay", "P2"),
    Entry("altered", "A quarter of the time they agreed with themselves", "P2"),
    Entry("altered", "they don't leave until there's never one mark", "P3"),
    Entry("altered", "you can't average a person who's drowning with a man on the bank", "P5"),
    Entry("altered", "There's no gold label in the paper", "P4"),
    Entry("altered", "It seemed to go first", "P5"),
    Entry("misattributed", "nobody asked what the two hundredths were made of", "P4"),
    Entry("misattributed", "So we moved the bar so that the bar was passed", "P3"),
    Entry("misattributed", "So I had made a benchmark that left out the reason I made it", "P2"),
    Entry("misattributed", "Because I could see the sentence I was typing and it was a lie", "P4"),
    Entry("misattributed", "I'm not proud of it and I'm not ashamed of it", "P1"),
    Entry("misattributed", "Cost us a third of the dataset", "P5"),
    Entry("misattributed", "That took eight months", "P1"),
    Entry("misattributed", "what was harmful enough to go in", "P1"),
    Entry("misattributed", "that's the barrier gone", "P9"),
    Entry("misattributed", "I thought that was the fair way round", "P3"),
    Entry("shared", "There's no one to pay for it", "P1, P2 and P4"),
    Entry("shared", "Our scope was written in the first month", "P2–P3"),
    Entry("invented", "We simply could not afford to care about fairness any longer", "P1"),
    Entry("invented", "Nobody ever reads the datasheet, not even its authors", "P2"),
    Entry("invented", "The committee asked for a second opinion from the regulator", "P3"),
    Entry("invented", "Leaderboards are a kind of weather you learn to dress for", "P4"),
    Entry("invented", "My own children taught me how to listen to machines", "P5"),
    Entry("invented", "In the end every metric becomes somebody's bonus", "P2"),
    Entry("invented", "We burned the first version and began again in spring", "P5"),
    Entry("invented", "I kept a diary of all the labels we threw away", "P4"),
    Entry(
        "hyphenated", "I was hired to do mor¬phology, word endings, which nobody at parties", "P1"
    ),
    Entry("hyphenated", "whether anybody's actu¬ally harmed down the line", "P1"),
    Entry("hyphenated", "People in univer¬sities have got very romantic about disagree¬ment", "P2"),
    Entry("hyphenated", "a compe¬tent reader of a safety report reads the an¬nexes", "P3"),
    Entry("hyphenated", "the older ones were split exactly on the emo¬ji", "P4"),
    Entry("hyphenated", "you're about to sit in judge¬ment on something", "P5"),
    Entry(
        "literature",
        "themes do not emerge fully formed from the data",
        "(Braun & Clarke, 2019, p. 3)",
    ),
    Entry("literature", "every dataset is an argument about what matters", "(Moss, 2021)"),
    Entry("literature", "measurement precedes understanding only in the budget", "[12]"),
    Entry("literature", "ground truth", ""),
]


def sources() -> list[Source]:
    """The demo study's transcripts, as matching takes them."""
    return [_source(one.key, one.turns) for one in contents.load().interviews]


def _source(key: str, spoken: object) -> Source:
    text, turns = "", []
    for turn in spoken:  # type: ignore[attr-defined]
        start = len(text)
        text += turn.text + "\n"
        who = turn.speaker if turn.speaker in PEOPLE else ""
        turns.append(Turn(start, len(text) - 1, turn.speaker, who, interviewer=not who))
    return Source(key, text, turns)


class Part(NamedTuple):
    """A paragraph: words before, the quotation in its marks, words after; or one set apart."""

    before: str
    said: str
    after: str
    apart: bool = False


def parts() -> Iterator[Part]:
    """Each entry in a paragraph of its own, credited in one of the ways papers do it."""
    for number, one in enumerate(ENTRIES):
        if not one.who:
            yield Part("The so-called ", one.said, " is disputed by some of them.")
        elif one.kind == "literature":
            yield Part("It has been held that ", one.said, f" {one.who}.")
        else:
            yield _credited(number % 5, one)


def _credited(form: int, one: Entry) -> Part:
    if form == 0:
        return Part("One account of it was this: ", one.said, f" ({one.who}).")
    if form == 1:
        return Part(f"For {one.who} it was plain: ", one.said, " was the answer.")
    if form == 2:
        return Part("", one.said, f" ({one.who}, interview)", apart=True)
    if form == 3:
        return Part("", f"{one.said.rstrip('.')},", f" said {one.who}.")
    return Part(f"{one.who} came back to this. ", one.said, " was how it was put.")


def markdown() -> bytes:
    """Broken words at the ends of lines, quotations set apart behind a bracket."""
    return ("# Findings\n\n" + "\n\n".join(map(_in_markdown, parts()))).encode()


def _in_markdown(part: Part) -> str:
    said = part.said.replace("¬", "-\n")
    if part.apart:
        return "> " + f"{said}{part.after}".replace("\n", "\n> ")
    return f"{part.before}“*{said}*”{part.after}"


LATEX_CITES = {
    " (Braun & Clarke, 2019, p. 3).": r" \citep[p.~3]{braun2019}.",
    " (Moss, 2021).": r" \cite{moss2021}.",
    " [12].": r"~\cite{twelfth}.",
}


def latex() -> bytes:
    """Quotation marks in three ways, an environment, discretionary hyphens, comments."""
    comment = "% a comment with ``a quotation''\n"
    start = f"\\documentclass{{article}}\n{comment}\\begin{{document}}\n"
    body = "\n\n".join(_in_latex(number, part) for number, part in enumerate(parts()))
    return f"{start}\\section{{Findings}}\n{body}\n\\end{{document}}".encode()


def _in_latex(number: int, part: Part) -> str:
    said = part.said.replace("¬", r"\-").replace("…", r"\ldots{}")
    after = LATEX_CITES.get(part.after, part.after)
    if part.apart:
        return f"\\begin{{quote}}\n{said}{after}\n\\end{{quote}}"
    marks = (("``", "''"), (r"\enquote{", "}"), (r"``\emph{", "}''"))[number % 3]
    return f"{part.before}{marks[0]}{said}{marks[1]}{after} % checked"


def word() -> bytes:
    """The style of quotations, runs in italics, soft hyphens."""
    file = docx.Document()
    file.add_heading("Findings", 1)
    for part in parts():
        said = part.said.replace("¬", "\u00ad")
        if part.apart:
            file.add_paragraph(said + part.after, style="Quote")
            continue
        paragraph = file.add_paragraph(part.before + "“")
        paragraph.add_run(said).italic = True
        paragraph.add_run("”" + part.after)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def portable() -> bytes:
    """Pages with a header and a number, lines broken by width, quotations set in."""
    lines = [line for part in parts() for line in [*_lines(part), None]]
    pages = [lines[at : at + 46] for at in range(0, len(lines), 46)]
    return pdf(*(_page(number, page) for number, page in enumerate(pages, 1)))


def _lines(part: Part) -> Iterator[tuple[str, bool]]:
    text = f"{part.said}{part.after}" if part.apart else f"{part.before}“{part.said}”{part.after}"
    *broken, last = text.split("¬")
    width = 52 if part.apart else 60
    for piece in broken:
        yield from ((line, part.apart) for line in textwrap.wrap(piece + "-", width))
    yield from ((line, part.apart) for line in textwrap.wrap(last, width))


def _page(number: int, lines: list[tuple[str, bool] | None]) -> list[Placed]:
    head = [Placed("Journal of Invented Studies", 72, 800, 9), Placed(str(number), 300, 30, 9)]
    body = [
        Placed(line[0], 101.7 if line[1] else 72, 760 - 15 * at)
        for at, line in enumerate(lines)
        if line is not None
    ]
    return head + body


FILES = {"paper.md": markdown, "paper.tex": latex, "paper.docx": word, "paper.pdf": portable}
