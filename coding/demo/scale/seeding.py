"""Make a project of a given size in bulk.

The rows keep every invariant (anchors hold the exact words, codings their revision). Their making
is one event whose ``about`` holds the counts and a digest over the rows: a hundred thousand
Change rows would be measured instead of the work.
"""

from __future__ import annotations

import random
import uuid
from dataclasses import asdict, dataclass
from typing import Any

from coding.codebook.models import CODE_COLOURS, Code, CodeRevision
from coding.demo.scale.codings import code_at_random
from coding.demo.scale.speech import conversation, vocabulary
from coding.segments.models import Voice, VoiceKind
from interviews.formats.transcript import Transcript
from interviews.projects.actions import admit, found_project
from interviews.projects.actions.founding import free_slug
from interviews.projects.history import Act, By, action
from interviews.projects.models import Member, User
from interviews.projects.stock import take_stock
from interviews.transcripts.actions import About, SpeakerPlan, keep_interview
from interviews.transcripts.models import Interview

SUB_CODES = 5
SCALE_PASSWORD = "polyphony-scale"


@dataclass(frozen=True)
class Size:
    """How many of each; ``words`` are an interview's."""

    interviews: int
    words: int
    codes: int
    coders: int
    codings: int
    seed: int = 1


def seed_scale(size: Size, slug: str = "") -> dict[str, Any]:
    """Make the project; answers with slug and ids as plain JSON."""
    chance = random.Random(size.seed)
    slug = slug or free_slug(f"scale {size.interviews} {size.words} {size.codings}")
    lead = found_project(_user(slug, 0), title=f"For measuring: {slug}", slug=slug)
    members = [lead]
    members += [admit(By(lead), user=_user(slug, n), role="coder") for n in range(1, size.coders)]
    interviews = _interviews(lead, size, chance)
    told = _seed(By(lead), size=asdict(size), interviews=interviews, members=members)
    take_stock()
    return {
        "slug": slug,
        "project": str(lead.project_id),
        "interviews": [str(row.pk) for row in interviews],
        "members": [member.user.email for member in members],
        "password": SCALE_PASSWORD,
        **told,
    }


def _user(slug: str, number: int) -> User:
    email = f"{slug}-{number}@scale.example"
    user = User.objects.create(
        email=email, name=f"Coder {chr(65 + number % 26)}{number}", demo=True
    )
    if number == 0:
        user.set_password(SCALE_PASSWORD)
        user.save(update_fields=["password"])
    return user


def _interviews(lead: Member, size: Size, chance: random.Random) -> list[Interview]:
    words = vocabulary(chance)
    return [
        _interview(lead, f"P{number + 1}", size.words, chance, words)
        for number in range(size.interviews)
    ]


def _interview(
    lead: Member, label: str, length: int, chance: random.Random, words: list[str]
) -> Interview:
    turns = conversation(chance, length, words, label)
    speakers = [
        SpeakerPlan("Interviewer", "interviewer"),
        SpeakerPlan(label, "participant", label),
    ]
    return keep_interview(By(lead), Transcript(format="made", turns=turns), speakers, About())


@action("project.seeded", undoable=False)
def _seed(
    act: Act, *, size: dict[str, int], interviews: list[Interview], members: list[Member]
) -> dict[str, Any]:
    chance = random.Random(size["seed"])
    codes = _codes(act, size["codes"])
    voices = _voices(act, members)
    digest = code_at_random(act, interviews, voices, codes, size["codings"], chance)
    act.change(act.member.project, title=act.member.project.title)
    act.tell(codes=len(codes), codings=size["codings"], digest=digest)
    return {"codes": [str(code.pk) for code in codes], "codings": size["codings"]}


def _voices(act: Act, members: list[Member]) -> list[Voice]:
    made = [
        Voice(project_id=act.project_id, version=act.seq, kind=VoiceKind.MEMBER, member=member)
        for member in members
    ]
    return Voice.objects.bulk_create(made)


def _codes(act: Act, count: int) -> list[Code]:
    """A tree: every sixth code stands at the top, the five after it below it."""
    codes: list[Code] = []
    for number in range(count):
        top = number % (SUB_CODES + 1) == 0
        codes.append(
            Code(
                id=uuid.uuid4(),
                project_id=act.project_id,
                version=act.seq,
                name=f"Code {number + 1:03d}",
                brief=f"What is said about matter {number + 1}.",
                parent=None if top else codes[number - number % (SUB_CODES + 1)],
                position=number,
                colour=number % CODE_COLOURS + 1,
                coined_by=act.member,
            )
        )
    for code in codes:
        code.save(force_insert=True)
    revisions = [_revision(act, code) for code in codes]
    CodeRevision.objects.bulk_create(revisions, batch_size=500)
    for code, revision in zip(codes, revisions, strict=True):
        code.revision = revision
    Code.objects.bulk_update(codes, ["revision"], batch_size=200)
    return codes


def _revision(act: Act, code: Code) -> CodeRevision:
    copied = ("name", "brief", "parent_id", "colour", "kind", "status", "meaning")
    return CodeRevision(
        project_id=act.project_id,
        version=act.seq,
        code=code,
        number=1,
        by=act.member,
        at=act.at,
        **{name: getattr(code, name) for name in copied},
    )
