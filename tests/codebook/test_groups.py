"""Groups of codes beside the tree, and what else narrows the codebook."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import coin, put_in_groups, remove_group, rename_group
from coding.codebook.models import CodeGroup, Grouped
from coding.segments.actions import apply_code
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def found(study: Study, member: Member, **query: object) -> list[str]:
    """The names of the codes a question finds, without those that only stand above one."""
    answer = signed_in(member).get(reverse("codebook:codebook", args=[study.slug]), query)
    shown = answer.context["found"]
    return [one.code.name for one in shown.entries if one.code.pk in shown.chosen]


def groups_of(study: Study, member: Member, name: str) -> list[str]:
    answer = signed_in(member).get(reverse("codebook:codebook", args=[study.slug]))
    entry = next(one for one in answer.context["found"].entries if one.code.name == name)
    return [name for _group, name in entry.groups]


def test_a_code_is_in_several_groups_and_a_group_holds_codes_from_anywhere(study: Study) -> None:
    top = code_named(study.ben, "measuring")
    below, other = code_named(study.ben, "doubt", parent=top), code_named(study.ben, "trust")
    url = reverse("codebook:group-code", args=[study.slug, below.pk])
    signed_in(study.ben).post(url, {"new": "Feelings"})
    feelings = CodeGroup.objects.get(name="Feelings")
    signed_in(study.ben).post(url, {"group": feelings.pk, "new": "For the paper"})
    put_in_groups(By(study.cleo), code=other, groups=[feelings])
    assert groups_of(study, study.olga, "doubt") == ["Feelings", "For the paper"]
    assert found(study, study.olga, group=feelings.pk) == ["doubt", "trust"]
    page = signed_in(study.olga).get(reverse("codebook:groups", args=[study.slug]))
    assert [
        (group.name, [code.name for code in codes]) for group, codes in page.context["groups"]
    ] == [
        ("Feelings", ["doubt", "trust"]),
        ("For the paper", ["doubt"]),
    ]


def test_a_name_that_is_there_already_is_the_group_meant(study: Study) -> None:
    doubt, trust = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
    put_in_groups(By(study.ben), code=doubt, groups=[], new="Feelings")
    put_in_groups(By(study.cleo), code=trust, groups=[], new=" feelings ")
    assert CodeGroup.objects.count() == 1
    assert groups_of(study, study.ada, "trust") == ["Feelings"]


def test_putting_into_groups_and_giving_them_up_is_undone(study: Study) -> None:
    doubt = code_named(study.ben, "doubt")
    put_in_groups(By(study.ben), code=doubt, groups=[], new="Feelings")
    group = CodeGroup.objects.get()
    remove_group(By(study.ben), group=group)
    assert groups_of(study, study.ben, "doubt") == []
    undo(By(study.ben))
    assert groups_of(study, study.ben, "doubt") == ["Feelings"]
    undo(By(study.ben))
    assert not CodeGroup.objects.visible_to(study.ben).exists()
    assert groups_of(study, study.ben, "doubt") == []


def test_a_group_is_renamed_once_and_not_to_anothers_name(study: Study) -> None:
    doubt = code_named(study.ben, "doubt")
    put_in_groups(By(study.ben), code=doubt, groups=[], new="Feelings")
    put_in_groups(By(study.ben), code=doubt, groups=CodeGroup.objects.all(), new="Paper")
    feelings = CodeGroup.objects.get(name="Feelings")
    seen = feelings.version
    with pytest.raises(Refused, match="already a group called"):
        rename_group(By(study.ben), group=feelings, name="PAPER")
    rename_group(By(study.ben), group=feelings, name="Moods", expected=seen)
    with pytest.raises(Conflict):
        rename_group(By(study.cleo), group=feelings, name="Affects", expected=seen)


def test_groups_tell_nothing_while_a_round_is_not_revealed(
    study: Study, interview: Interview
) -> None:
    doubt = code_named(study.ben, "doubt")
    put_in_groups(By(study.ben), code=doubt, groups=[], new="Feelings")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    hidden = coin(By(study.cleo), name="hope")
    with pytest.raises(Refused, match="independent round"):
        put_in_groups(By(study.cleo), code=hidden, groups=CodeGroup.objects.all())
    with pytest.raises(Refused, match="independent round"):
        undo(By(study.ben))
    feelings = CodeGroup.objects.get()
    Grouped.objects.create(project=study.project, group=feelings, code=hidden)
    assert found(study, study.ben, group=feelings.pk) == ["doubt"]
    assert found(study, study.cleo, group=feelings.pk) == ["doubt", "hope"]
    page = signed_in(study.ben).get(reverse("codebook:groups", args=[study.slug]))
    assert "hope" not in page.content.decode()


def test_words_are_looked_for_in_paths_and_in_all_six_fields(study: Study) -> None:
    top = code_named(study.ben, "measuring")
    code_named(study.ben, "doubt", parent=top, when_not="Not for hesitation")
    assert found(study, study.ben, words="hesitation") == ["doubt"]
    assert found(study, study.ben, words="measuring dou") == ["doubt"]
    assert found(study, study.ben, words="measuring") == ["measuring", "doubt"]


def test_colour_maker_and_want_of_passages_narrow_the_list(
    study: Study, interview: Interview
) -> None:
    top = coin(By(study.ben), name="measuring", colour=3)
    doubt = coin(By(study.cleo), name="doubt", parent=top, colour=4)
    coin(By(study.cleo), name="trust", colour=4)
    apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, "café"))
    assert found(study, study.ben, colour=4) == ["doubt", "trust"]
    assert found(study, study.cleo, mine=1) == ["doubt", "trust"]
    assert found(study, study.ben, unused=1) == ["trust"]
    assert found(study, study.ben, colour="red", unused=1, mine=1) == []


def test_behind_a_veil_a_code_others_used_is_without_passages(
    study: Study, interview: Interview
) -> None:
    doubt = code_named(study.cleo, "doubt")
    apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, "café"))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert found(study, study.cleo, unused=1) == ["doubt"]
    assert found(study, study.ben, unused=1) == []


def test_the_tree_alone_answers_a_script_with_a_clean_address(study: Study) -> None:
    code_named(study.ben, "doubt")
    url = reverse("codebook:codebook", args=[study.slug])
    headers = {"HX-Request": "true", "HX-Target": "codebook-tree"}
    answer = signed_in(study.ben).get(url, {"words": "dou", "kind": ""}, headers=headers)
    assert "<html" not in answer.content.decode()
    assert answer.headers["HX-Replace-Url"] == f"{url}?words=dou"


def test_queries_do_not_grow_with_codes_and_groups(study: Study) -> None:
    ben = signed_in(study.ben)
    urls = [reverse(f"codebook:{name}", args=[study.slug]) for name in ("codebook", "groups")]

    def queries() -> list[int]:
        found = []
        for url in urls:
            ben.get(url)
            with CaptureQueriesContext(connection) as asked:
                ben.get(url)
            found.append(len(asked))
        return found

    top = code_named(study.ben, "measuring")
    put_in_groups(By(study.ben), code=top, groups=[], new="Feelings")
    few = queries()
    for name in ("doubt", "trust", "hope"):
        code = code_named(study.ben, name, parent=top)
        put_in_groups(By(study.ben), code=code, groups=CodeGroup.objects.all(), new=f"With {name}")
    assert queries() == few
