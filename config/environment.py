"""Settings read from the environment: each one fails with a sentence when it is missing."""

import contextlib
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}: see 'Team server' in README.md.")
    return value


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes", "on"}


def names(name: str, default: str) -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def home() -> Path:
    """The one folder that holds all state of a laptop installation."""
    path = Path(os.environ.get("POLYPHONY_HOME") or ROOT / "var").resolve()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret_key(folder: Path, required: bool) -> str:
    """The key of SECRET_KEY; on a laptop one is made once and kept in the state folder."""
    if "SECRET_KEY" in os.environ or required:
        return text("SECRET_KEY")
    return kept(folder / "secret-key", secrets.token_urlsafe(64))


def kept(file: Path, made: str) -> str:
    """What the file holds; ``made`` where it is not there yet. Two processes agree on one."""
    if not file.exists():
        draft = file.with_name(f".{file.name}-{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(made)
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text()


def broker_url(url: str) -> str:
    """The same broker as Celery spells it: a socket is redis+socket:/// to it, not unix:///."""
    return f"redis+socket://{url[7:]}" if url.startswith("unix://") else url
