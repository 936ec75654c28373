"""A recording sent in parts, never more than a piece of it in memory."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from interviews.recordings.models import PIECE, Piece, Recording, Sound
from interviews.recordings.ranges import Unsatisfiable, asked

# A browser that asks for "all from here" and then listens would hold a thread for an hour: it is
# given a part and asks for the next when it needs it.
LONGEST_PART = 2 * PIECE


def send(request: HttpRequest, recording: Recording, sound: Sound) -> HttpResponseBase:
    """The bytes asked for: 200 with all, 206 with a part, 416 where there is no such part."""
    response: HttpResponseBase
    try:
        part = asked(_range(request, sound), sound.size)
    except Unsatisfiable:
        response = HttpResponse(status=416, content_type="text/plain; charset=utf-8")
        response["Content-Range"] = f"bytes */{sound.size}"
        return _labelled(response, recording, sound)
    start, end = part or (0, sound.size)
    if part:
        end = min(end, start + LONGEST_PART)
    body = iter(()) if request.method == "HEAD" else pieces(sound, start, end)
    response = StreamingHttpResponse(body, status=206 if part else 200)
    response["Content-Type"] = recording.media_type
    response["Content-Length"] = str(end - start)
    if part:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{sound.size}"
    return _labelled(response, recording, sound)


def _range(request: HttpRequest, sound: Sound) -> str:
    """The range asked for; none where it was to hold for other bytes than these."""
    condition = request.headers.get("If-Range", "")
    return "" if condition and condition != etag(sound) else request.headers.get("Range", "")


def etag(sound: Sound) -> str:
    return f'"{sound.sha256}"'


def _labelled(response: HttpResponseBase, recording: Recording, sound: Sound) -> HttpResponseBase:
    """Played here and nowhere else: kept by no cache, taken for nothing but sound."""
    kind = {"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/wav": "wav"}
    name = f"recording.{kind.get(recording.media_type, 'ogg')}"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag(sound)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response


def pieces(sound: Sound, start: int, end: int) -> Iterator[bytes]:
    """The bytes ``[start, end)``, one query a piece, so that no cursor is held open meanwhile."""
    held = Piece.objects.filter(sound=sound).values_list("data", flat=True)
    for index in range(start // PIECE, -(-end // PIECE)):
        data = held.filter(index=index).first()
        if data is None:
            return
        first = index * PIECE
        yield bytes(memoryview(data)[max(0, start - first) : end - first])
