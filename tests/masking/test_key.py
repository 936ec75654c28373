"""The key of pseudonyms: for leads alone, apart from the data, and destroyed on purpose only."""

from __future__ import annotations

import pytest

from interviews.masking import keys
from interviews.masking.actions import decide
from interviews.masking.destroying import destroy
from interviews.masking.models import MaskEntry, Sealed
from interviews.masking.queries import names_of, read_entries
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.verifying import verify
from tests.conftest import Study, signed_in
from tests.masking.named import TURNS, named_study
from tests.masking.test_masking import mask


def test_a_lead_reads_the_key_and_nobody_else(study: Study) -> None:
    named_study(study)
    mask(study)
    address = f"/projects/{study.slug}/masking/key/"
    page = signed_in(study.ada).get(address).content.decode()
    assert "Anna Schmidt" in page
    assert signed_in(study.ben).get(address).status_code == 403
    listed = signed_in(study.ben).get(f"/projects/{study.slug}/masking/").content.decode()
    assert "[friend]" in listed
    assert "Anna" not in listed


def test_it_says_of_texts_and_files_apart_how_many_are_sealed(study: Study) -> None:
    named_study(study)
    mask(study)
    address = f"/projects/{study.slug}/masking/key/"
    said = " ".join(signed_in(study.ada).get(address).content.decode().split())
    assert "1 former text is sealed. 1 file is sealed, and can be" in said
    Sealed.objects.filter(what="version").delete()
    said = signed_in(study.ada).get(address).content.decode()
    assert "former text" not in said
    assert "1 file is sealed" in said


def test_without_its_file_what_was_sealed_reads_as_sealed(study: Study) -> None:
    named_study(study)
    mask(study)
    keys.path_of(study.project.pk).unlink()
    assert read_entries(study.project.pk) == ([], True)
    assert names_of(study.ada).locked
    page = signed_in(study.ada).get(f"/projects/{study.slug}/masking/key/").content.decode()
    assert "not on this server" in page


def test_no_second_key_is_made_while_the_first_is_missing(study: Study) -> None:
    named_study(study)
    mask(study)
    keys.path_of(study.project.pk).unlink()
    for replacement in ("", "Dora"):
        with pytest.raises(keys.KeyMissing):
            decide(By(study.ada), kind="person", forms=("Carl",), replacement=replacement)
    assert not keys.there_is(study.project.pk)


def test_a_sealed_original_is_given_back_byte_by_byte(study: Study) -> None:
    named_study(study)
    mask(study)
    sealed = Sealed.objects.get(what="file")
    address = f"/projects/{study.slug}/masking/sealed/{sealed.pk}/"
    answer = signed_in(study.ada).get(address)
    assert answer.content == "\n".join(said for _who, said in TURNS).encode()
    assert "Anna.txt" in answer["Content-Disposition"]
    assert signed_in(study.ben).get(address).status_code == 403


def test_originals_are_destroyed_only_by_typing_the_title(study: Study) -> None:
    named_study(study)
    mask(study)
    with pytest.raises(Refused, match="title"):
        destroy(By(study.ada), confirmed="yes", key_too=False)
    assert destroy(By(study.ada), confirmed=study.project.title, key_too=False) == 2
    assert not Sealed.objects.filter(what__in=("version", "file")).exists()
    assert len(read_entries(study.project.pk)[0]) == 1
    assert verify(study.project.pk).whole


def test_destroying_the_key_forgets_who_stood_behind_a_pseudonym(study: Study) -> None:
    named_study(study)
    mask(study)
    left = decide(By(study.ada), kind="place", forms=["Berlin"])
    before = keys.path_of(study.project.pk).read_bytes()
    destroy(By(study.ada), confirmed=study.project.title, key_too=True)
    assert not Sealed.objects.exists()
    assert bytes(MaskEntry.objects.get(replacement="[friend]").sealed) == b""
    assert keys.path_of(study.project.pk).read_bytes() != before
    opened, locked = read_entries(study.project.pk)
    assert [entry.pk for entry, _shown, _forms in opened] == [left.pk]
    assert not locked


def test_quotes_marks_and_cues_follow_the_words_they_are_on(study: Study) -> None:
    from coding.themes.actions import compose_theme, join_passage, quote_passage
    from coding.themes.models import Quote
    from interviews.transcripts.models import Anchor
    from tests.library import bounds

    interview = named_study(study)
    theme = compose_theme(By(study.ada), name="Help")
    place = bounds(interview, "Anna Schmidt helped me, and Anna's brother")
    evidence = join_passage(By(study.ada), theme=theme, interview=interview, **place)
    start = len("Anna Schmidt helped ")
    marks = [{"kind": "emphasis", "start": start, "end": start + 2}]
    quote_passage(By(study.ada), evidence=evidence, marks=marks)
    mask(study)
    interview.refresh_from_db()
    anchor = Anchor.objects.get(span=evidence.span, transcript_id=interview.current_id)
    mark = Quote.objects.get().marks[0]
    assert anchor.exact[mark["start"] : mark["end"]] == "me"


def test_a_renewed_key_opens_what_the_old_one_sealed_until_that_is_forgotten(study: Study) -> None:
    project = study.project.pk
    keys.make(project)
    before = keys.seal(project, "Anna")
    keys.renew(project)
    after = keys.seal(project, "Anna")
    assert keys.unseal(project, before) == "Anna"
    keys.forget_old(project)
    assert keys.unseal(project, after) == "Anna"
    with pytest.raises(keys.KeyMissing):
        keys.unseal(project, before)
    assert keys.path_of(project).stat().st_mode & 0o077 == 0


def test_one_letter_is_no_name(study: Study) -> None:
    with pytest.raises(Refused):
        decide(By(study.ada), kind="person", forms=["a"], replacement="P1")
