import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from coding.themes.richtext import LATEX, Run, html, latex, legible, markdown, plain

words = st.text(
    st.one_of(
        st.sampled_from("ab 1.)-+#*_`~|[]<>&\\\"'$^%{}!=:\n\t"),
        st.sampled_from("é שमा我😀\u0301\xa0"),
    ),
    max_size=12,
)
runs = st.lists(st.builds(Run, words, st.booleans(), st.booleans()), max_size=5)


def folded(text: str) -> str:
    return " ".join(text.split())


def said(runs: list[Run]) -> str:
    return folded("".join(run.text for run in runs))


def read_html(text: str) -> str:
    tree = lxml_html.fragment_fromstring(text.replace("<br>", "<br>\n"), create_parent="div")
    return folded("".join(tree.itertext()))


def test_html_shows_formatting_and_takes_none_from_the_words() -> None:
    shown = html([Run("<b> & "), Run("so", italic=True), Run("\nAna", bold=True)])
    assert shown == "&lt;b&gt; &amp; <em>so</em><strong><br>Ana</strong>"


@given(runs)
def test_html_says_what_the_runs_say(chosen: list[Run]) -> None:
    assert read_html(html(chosen)) == said(chosen)


@given(runs)
@example([Run("1. a\n# b\n- c\n    d\n\n\n=")])
@example([Run("a"), Run('"b"', italic=True), Run("c")])
@example([Run("a", italic=True), Run("b", bold=True)])
@example([Run("a\n"), Run("- b", italic=True)])
@example([Run("   "), Run("+ b")])
@example([Run("1"), Run(". b")])
@example([Run("\n"), Run("# b")])
@example([Run(" \n"), Run("\n \n- b")])
def test_markdown_says_what_the_runs_say(chosen: list[Run]) -> None:
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(chosen))
    assert read_html(page) == said(chosen)
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "em", "strong", "br"}


def test_markdown_emphasis_is_read_as_emphasis() -> None:
    chosen = [Run("we "), Run("never ", italic=True), Run("said ("), Run("it", bold=True), Run(")")]
    assert markdown(chosen) == "we *never* said (**it**)"
    assert markdown([Run("a"), Run("“b”", italic=True), Run("c")]) == "a<em>“b”</em>c"


def test_plain_text_shows_italics_between_asterisks() -> None:
    assert plain([Run("Ana:", bold=True), Run(" so"), Run(" it is ", italic=True)]) == (
        "Ana: so *it is* "
    )


def unescaped(text: str) -> str:
    """Reads back what was written for LaTeX, and nothing else."""
    back = {command: char for char, command in LATEX.items()}
    text = re.sub(r"\\(?:emph|textbf)\{", "", text)
    pattern = "|".join(re.escape(command) for command in sorted(back, key=len, reverse=True))
    text = re.sub(pattern, lambda found: f"<{ord(back[found.group()])}>", text)
    text = text.replace(r"\newline ", "\n").replace("{}", "").replace("}", "")
    return re.sub(r"<(\d+)>", lambda found: chr(int(found.group(1))), text)


@given(runs)
def test_latex_says_what_the_runs_say(chosen: list[Run]) -> None:
    assert folded(unescaped(latex(chosen))) == said(chosen)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% of $5 & #1_a", r"50\% of \$5 \& \#1\_a"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("``so''", r"\textasciigrave{}\textasciigrave{}so'{}'"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("[a]\n\nb\n", r"{[}a{]}\newline b"),
        ("שלום 😀", "שלום 😀"),
    ],
)
def test_latex_is_typeset_as_it_stands(text: str, expected: str) -> None:
    assert latex([Run(text)]) == expected


@given(st.text())
def test_legible_text_has_no_control_characters(text: str) -> None:
    shown = legible(text)
    assert all(char in "\t\n" or ord(char) >= 32 for char in shown)
    assert legible(shown) == shown
