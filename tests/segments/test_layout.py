import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.segments.layout import Mark, Piece, Run, clip, lanes, layout


def drawn(picture: str) -> tuple[str, list[Mark]]:
    """A text and its marks: a digit and a brace open a mark, a digit and a brace close it."""
    text, opened, marks = "", dict[str, int](), list[Mark]()
    name = ""
    for char in picture:
        if char.isdigit():
            name = char
        elif char == "{":
            opened[name] = len(text)
        elif char == "}":
            marks.append(Mark(name, "code", "voice", opened[name], len(text)))
        else:
            text += char
    return text, marks


def shown(picture: str) -> str:
    text, marks = drawn(picture)
    runs = layout(len(text), marks)
    return "|".join(f"{text[r.start : r.end]}:{''.join(r.marks)}" for r in runs)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("déjà vu", "déjà vu:"),
        ("dé1{jà1} vu", "dé:|jà:1| vu:"),
        ("1{dé2{jà1} vu2}", "dé:1|jà:12| vu:2"),
        ("1{2{déjà2} vu1}", "déjà:12| vu:1"),
        ("2{1{déjà2} vu1}", "déjà:12| vu:1"),
        ("1{déjà1}2{ vu2}", "déjà:1| vu:2"),
        ("2{1{é😀1}2}", "é😀:12"),
        ("3{a1{b2{é2}1}c3}", "a:3|b:31|é:312|c:3"),
        ("dé1{1}jà", "déjà:"),
        ("", ""),
    ],
)
def test_it_splits_a_turn_wherever_a_mark_begins_or_ends(picture: str, expected: str) -> None:
    assert shown(picture) == expected


def test_what_lies_outside_the_turn_is_left_out() -> None:
    marks = [Mark("a", "c", "v", -5, 2), Mark("b", "c", "v", 3, 99), Mark("z", "c", "v", 4, 9)]
    assert layout(4, marks) == [Run(0, 2, ("a",)), Run(2, 3, ()), Run(3, 4, ("b",))]


@st.composite
def many_marks(draw: st.DrawFn, low: int = -3, high: int = 25) -> list[Mark]:
    pair = st.tuples(st.integers(low, high), st.integers(low, high))
    pairs = draw(st.lists(pair, max_size=12))
    return [Mark(f"m{i}", "c", "v", min(p), max(p)) for i, p in enumerate(pairs)]


@given(st.integers(0, 20), many_marks())
def test_every_character_shows_exactly_the_marks_over_it(length: int, marks: list[Mark]) -> None:
    runs = layout(length, marks)
    assert [place for run in runs for place in range(run.start, run.end)] == list(range(length))
    for run in runs:
        for place in range(run.start, run.end):
            assert set(run.marks) == {m.id for m in marks if m.start <= place < m.end}
        assert len(set(run.marks)) == len(run.marks)


@given(many_marks(), st.randoms())
def test_lanes_never_overlap_and_are_no_more_than_needed(marks: list[Mark], chance: object) -> None:
    marks = [mark for mark in marks if mark.start < mark.end]
    placed = lanes(marks)
    depth = max((sum(m.start <= at < m.end for m in marks) for at in range(-3, 25)), default=0)
    assert len(set(placed.values())) == depth
    assert set(placed.values()) == set(range(depth))
    for one in marks:
        for two in marks:
            if one is not two and placed[one.id] == placed[two.id]:
                assert one.end <= two.start or two.end <= one.start
    assert lanes(reversed(marks)) == placed


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("1{é1}2{a2}", {"1": 0, "2": 0}),
        ("1{é2{a1}b2}", {"1": 0, "2": 1}),
        ("2{1{é1}a2}", {"2": 0, "1": 1}),
        ("1{é2{a1}3{b2}c3}", {"1": 0, "2": 1, "3": 0}),
    ],
)
def test_brackets_take_the_lane_nearest_to_the_text(picture: str, expected: dict[str, int]) -> None:
    assert lanes(drawn(picture)[1]) == expected


def test_a_mark_over_three_turns_is_cut_into_three_pieces() -> None:
    mark = Mark("m", "code", "voice", 3, 14)
    assert clip([(0, 5), (6, 6), (7, 12), (13, 20), (21, 25)], [mark]) == [
        [Piece("m", "code", "voice", 3, 5, True, False)],
        [],
        [Piece("m", "code", "voice", 0, 5, False, False)],
        [Piece("m", "code", "voice", 0, 1, False, True)],
        [],
    ]


def test_a_mark_over_a_line_break_alone_has_no_piece() -> None:
    assert clip([(0, 5), (6, 9)], [Mark("m", "c", "v", 5, 6), Mark("n", "c", "v", 2, 2)]) == [
        [],
        [],
    ]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), many_marks(0, 40))
def test_pieces_cover_what_the_mark_covers(sizes: list[int], marks: list[Mark]) -> None:
    turns: list[tuple[int, int]] = []
    for size in sizes:
        start = turns[-1][1] + 1 if turns else 0
        turns.append((start, start + size))
    pieces = clip(turns, marks)
    inside = {place for start, end in turns for place in range(start, end)}
    for mark in marks:
        mine = [(t, p) for t, turn in enumerate(pieces) for p in turn if p.id == mark.id]
        covered = [turns[t][0] + at for t, p in mine for at in range(p.start, p.end)]
        assert covered == sorted(inside & set(range(mark.start, mark.end)))
        assert [p.begins for _, p in mine] == [i == 0 for i in range(len(mine))]
        assert [p.ends for _, p in mine] == [i == len(mine) - 1 for i in range(len(mine))]
