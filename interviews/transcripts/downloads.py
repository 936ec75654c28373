"""Files sent to be saved, never shown: what others uploaded is not trusted."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from interviews.projects.models import Blob


def attachment(blob: Blob) -> HttpResponse:
    """A blob as a download under its own name; nothing in it can run."""
    response = HttpResponse(bytes(blob.data), content_type="application/octet-stream")
    name = blob.name or "original"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
