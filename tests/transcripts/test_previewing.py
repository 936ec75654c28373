"""What a person can correct before a file is kept, and what is kept of it for the next files."""

from __future__ import annotations

import pytest
from django.urls import reverse

from interviews.projects import jobs
from interviews.projects.models import Job, Member
from interviews.transcripts.models import ImportFile, Interview, KeptReading
from tests.conftest import Study, signed_in
from tests.library import SPOKEN, arrived

pytestmark = pytest.mark.django_db

ZOOM = "WEBVTT\n\n" + "\n".join(
    f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{who}: {said}\n"
    for n, who, said in (
        (1, "Mara Lindt", "How did it begin?"),
        (2, "Ann Lee", "It began."),
        (3, "Mara Lindt", "And then?"),
        (4, "Ann Lee", "It went on."),
    )
)


def address(name: str, file: ImportFile) -> str:
    return reverse(f"transcripts:{name}", args=[file.project.slug, file.pk])


def page(member: Member, file: ImportFile) -> str:
    return signed_in(member).get(address("preview", file)).content.decode()


def fields(member: Member, file: ImportFile) -> dict[str, str]:
    """What the preview's forms hold, as a browser would send it back."""
    from interviews.transcripts.looking_over import look
    from interviews.transcripts.views.preview_forms import forms_of

    forms = forms_of(look(ImportFile.objects.get(pk=file.pk)))
    sent = {}
    for form in (forms.about, forms.read, *forms.speakers):
        for field in form:
            if field.value() not in (None, False):
                sent[field.html_name] = field.value()
    return sent


def post(member: Member, name: str, file: ImportFile, **more: object) -> str:
    data = {**fields(member, file), **more}
    answer = signed_in(member).post(address(name, file), data, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def work() -> None:
    for job in Job.objects.filter(state="queued"):
        jobs.perform(job.pk)


def labels(interview: Interview) -> list[tuple[str, str, str]]:
    rows = interview.speakers.select_related("participant").order_by("position")
    return [(row.name, row.role, row.participant.label if row.participant else "") for row in rows]


def group(number: int) -> bytes:
    return "".join(
        f"Person {'abcdefgh'[n % number]}: word {n}\n" for n in range(3 * number)
    ).encode()


def test_a_focus_groups_speakers_get_the_next_free_ids_at_once(study: Study) -> None:
    post(study.ada, "keep-one", arrived(study.ada))
    file = arrived(study.ada, "group.txt", group(5))
    post(study.ada, "correct-reading", file, do="interviewer", chosen=["0"])
    post(study.ada, "correct-reading", file, do="number")
    post(study.ada, "correct-reading", file, do="by id")
    post(study.ada, "keep-one", file)
    assert labels(Interview.objects.latest("position")) == [
        ("Person a", "interviewer", ""),
        *((f"P{n}", "participant", f"P{n}") for n in range(2, 6)),
    ]


def test_several_labels_are_made_one_speaker_at_once(study: Study) -> None:
    file = arrived(study.ada, "group.txt", group(4))
    html = post(study.ada, "correct-reading", file, do="merge", chosen=["1", "3"])
    assert "Person a 3" in html
    assert "Person b 6" in html
    post(study.ada, "keep-one", file)
    assert [name for name, *_ in labels(Interview.objects.get())] == [
        "Person a",
        "Person b",
        "Person c",
    ]


def test_labels_are_made_no_speakers_at_once(study: Study) -> None:
    file = arrived(study.ada, "group.txt", group(4))
    post(study.ada, "correct-reading", file, do="nobody", chosen=["2", "3"])
    post(study.ada, "keep-one", file)
    version = Interview.objects.get().current
    assert version is not None
    assert "word 1\nPerson c: word 2\nPerson d: word 3" in version.text


@pytest.mark.parametrize("chosen", [["99"], ["x"], [""], ["9" * 5000]])
def test_nonsense_among_the_labels_ticked_changes_nothing(study: Study, chosen: list[str]) -> None:
    file = arrived(study.ada, "group.txt", group(3))
    before = fields(study.ada, file)
    post(study.ada, "correct-reading", file, do="merge", chosen=chosen)
    assert fields(study.ada, file) == before


def test_an_act_nobody_offered_is_not_kept_as_a_role(study: Study) -> None:
    file = arrived(study.ada)
    post(study.ada, "correct-reading", file, do="emperor", chosen=["0"])
    file.refresh_from_db()
    assert file.corrections["speakers"][0]["role"] == "interviewer"


def test_a_missed_label_is_typed_and_becomes_a_speaker(study: Study) -> None:
    data = b"Grandmother\n\nCome in and sit.\n\nthe boy\n\nThank you.\n\nGrandmother\n\nEat.\n"
    file = arrived(study.ada, "home.txt", data)
    html = post(study.ada, "correct-reading", file, missed="Grandmother\nthe boy")
    assert "Grandmother 2 ·" in html
    assert "the boy 1" in html
    post(study.ada, "keep-one", file)
    names = [name for name, *_ in labels(Interview.objects.get())]
    assert names == ["Grandmother", "the boy"]


def test_labels_named_only_when_keeping_are_shown_first(study: Study) -> None:
    file = arrived(study.ada, "home.txt", b"Ann\n\nCome in.\n\nBo\n\nThanks.\n\nAnn\n\nEat.\n")
    html = post(study.ada, "keep-one", file, missed="Ann\nBo")
    assert "Say who they are" in html
    assert not Interview.objects.exists()


def test_a_form_about_labels_that_are_no_longer_there_does_not_stand(study: Study) -> None:
    file = arrived(study.ada)
    stale = {**fields(study.ada, file), "0-label": "Somebody else"}
    answer = signed_in(study.ada).post(address("keep-one", file), stale)
    assert answer.status_code == 422
    assert "labels changed in the meantime" in answer.content.decode()


def test_times_can_be_left_out(study: Study) -> None:
    file = arrived(study.ada, "z.vtt", ZOOM.encode())
    assert "Leave the times out" in page(study.ada, file)
    post(study.ada, "keep-one", file, timeless="on")
    version = Interview.objects.get().current
    assert version is not None
    assert set(version.turns.values_list("begins_at", flat=True)) == {None}


def test_times_that_cannot_be_right_are_asked_about_and_keep_a_file_from_being_kept_at_once(
    study: Study,
) -> None:
    rows = "".join(f"[00:00] {who}: word {n}\n" for n in range(3) for who in ("I", "P1"))
    file = arrived(study.ada, "flat.txt", rows.encode())
    assert file.summary["ready"] is False
    assert "cannot be right" in page(study.ada, file)


def test_a_file_is_read_again_in_another_encoding(study: Study) -> None:
    text = "Интервьюер: Почему?\nИрина: Потому.\nИнтервьюер: И?\nИрина: Всё.\n"
    file = arrived(study.ada, "r.txt", text.encode("cp1251"))
    assert "Ирина" not in page(study.ada, file)
    html = post(study.ada, "read-again", file, encoding="cp1251")
    assert "being read again" in html
    assert "being read again" in post(study.ada, "keep-one", file)
    work()
    html = page(study.ada, file)
    assert "Ирина" in html
    assert "Western European text" not in html


def test_where_reading_again_fails_the_former_reading_stands(study: Study) -> None:
    file = arrived(study.ada)
    signed_in(study.ada).post(address("read-again", file), {"encoding": "utf-16-be"})
    work()
    html = page(study.ada, file)
    assert "Interviewer" in html
    file.refresh_from_db()
    assert file.reading["turns"]


def test_an_encoding_not_in_the_list_is_not_read(study: Study) -> None:
    file = arrived(study.ada)
    signed_in(study.ada).post(address("read-again", file), {"encoding": "zlib"})
    assert not Job.objects.filter(kind="transcripts.read_again").exists()


def test_the_same_words_in_another_format_are_noticed(study: Study) -> None:
    words = [f"word{n}" for n in range(40)]
    turns = [("Ann", words[:20]), ("Bo", words[20:]), ("Ann", ["So"]), ("Bo", ["Yes"])]
    text = "".join(f"{who}: {' '.join(said)}\n" for who, said in turns)
    post(study.ada, "keep-one", arrived(study.ada, "a.txt", text.encode()))
    cues = text.replace("Ann:", "Ann Lee:").strip().split("\n")
    vtt = "WEBVTT\n\n" + "\n".join(
        f"00:00:0{n}.000 --> 00:00:0{n}.900\n{cue}\n" for n, cue in enumerate(cues)
    )
    file = arrived(study.ada, "a.vtt", vtt.encode())
    assert "Much the same words, from another file, were imported before, as P1." in page(
        study.ada, file
    )
    again = arrived(study.ada, "b.vtt", (vtt + "\n").encode())
    assert "imported before, as P1" in page(study.ada, again)


def test_the_same_content_twice_in_one_go_is_noticed_on_the_preview_too(study: Study) -> None:
    arrived(study.ada, "a.txt")
    file = arrived(study.ada, "b.txt")
    assert "The same content stands in another of these files." in page(study.ada, file)


def remembered(study: Study) -> KeptReading:
    """Settings kept from a Zoom file whose second speaker asks, by Ben."""
    file = arrived(study.ben, "z.vtt", ZOOM.encode())
    post(
        study.ben,
        "keep-one",
        file,
        remember="on",
        mode="video",
        language="de",
        **{"0-name": "Interviewer", "0-role": "interviewer", "1-role": "participant"},
    )
    return KeptReading.objects.get()


def test_the_next_file_of_the_shape_is_read_the_same_way_and_says_so(study: Study) -> None:
    remembered(study)
    other = ZOOM.replace("Ann Lee", "Bo Chu").replace("How did it begin?", "So.")
    file = arrived(study.ada, "y.vtt", other.encode())
    html = page(study.ada, file)
    assert "Read as you read P1" in html
    sent = fields(study.ada, file)
    assert (sent["0-name"], sent["0-role"], sent["mode"], sent["language"]) == (
        "Interviewer",
        "interviewer",
        "video",
        "de",
    )
    assert (sent["1-role"], sent["1-participant"]) == ("participant", "P2")


def test_no_name_of_a_participant_is_kept_for_the_next_files(study: Study) -> None:
    kept = remembered(study)
    assert "Ann" not in str(vars(kept))
    assert kept.labels == [{"label": "Mara Lindt", "name": "Interviewer", "role": "interviewer"}]


def test_files_of_another_shape_are_read_as_if_nothing_was_kept(study: Study) -> None:
    remembered(study)
    assert "Read as you read" not in page(study.ada, arrived(study.ada))


def test_labels_that_were_no_speakers_do_not_change_the_shape(study: Study) -> None:
    def talk(*extra: str) -> bytes:
        spoken = ["I: Why?", "P1: So.", *extra, "I: And?", "P1: No.", *extra]
        return "\n".join(spoken).encode()

    file = arrived(study.ada, "a.txt", talk("Ding dong: a bell"))
    names = {value: key for key, value in fields(study.ada, file).items() if key.endswith("label")}
    place = names["Ding dong"].split("-")[0]
    post(study.ada, "keep-one", file, remember="on", **{f"{place}-role": "nobody"})
    assert "Read as you read P1" in page(study.ada, arrived(study.ada, "b.txt", talk()))
    again = arrived(study.ada, "c.txt", talk("Ding dong: twice"))
    assert fields(study.ada, again)[f"{place}-role"] == "nobody"


def test_settings_can_be_forgotten_and_that_undone(study: Study) -> None:
    kept = remembered(study)
    listing = reverse("transcripts:import", args=[study.slug])
    html = signed_in(study.ada).get(listing).content.decode()
    assert "as you read P1" in html
    assert "Files with labels like: a name." in html
    forget = reverse("transcripts:forget-reading", args=[study.slug, kept.pk])
    answer = signed_in(study.ada).post(forget, follow=True)
    assert "The settings are forgotten" in answer.content.decode()
    file = arrived(study.ada, "y.vtt", ZOOM.replace("begin", "start").encode())
    assert "Read as you read" not in page(study.ada, file)
    remembered_again = arrived(study.ben, "z2.vtt", ZOOM.replace("begin", "go").encode())
    post(study.ben, "keep-one", remembered_again, remember="on")
    assert KeptReading.objects.filter(removed=False).count() == 1


def test_an_encoding_that_was_kept_is_used_for_files_that_wait_and_for_new_ones(
    study: Study,
) -> None:
    def talk(name: str) -> bytes:
        said = f"Интервьюер: Почему?\n{name}: Потому.\nИнтервьюер: И?\n{name}: Всё.\n"
        return said.encode("cp1251")

    first, waiting = (
        arrived(study.ada, "1.txt", talk("Ирина")),
        arrived(study.ada, "2.txt", talk("Олег")),
    )
    post(study.ada, "read-again", first, encoding="cp1251")
    work()
    post(study.ada, "keep-one", first, remember="on")
    work()
    assert "Олег" in page(study.ada, waiting)
    assert "Анна" in page(study.ada, arrived(study.ada, "3.txt", talk("Анна")))


def test_settings_of_another_project_are_not_reached(study: Study) -> None:
    kept = remembered(study)
    other = study.sven.project.slug
    forget = reverse("transcripts:forget-reading", args=[other, kept.pk])
    assert signed_in(study.sven).post(forget).status_code == 404


def test_the_preview_asks_a_fixed_number_of_queries(
    study: Study, django_assert_max_num_queries: object
) -> None:
    remembered(study)
    file = arrived(study.ada, "group.txt", group(8))
    for n in range(6):
        arrived(study.ada, f"{n}.txt", SPOKEN + bytes(str(n), "ascii"))
    client = signed_in(study.ada)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        client.get(address("preview", file))
