"""Values kept on disk until their turn comes, so that memory stays flat. Pure."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator
from tempfile import TemporaryFile
from typing import Any


class Shelf:
    """Plain JSON values by key, each key's in the order they came; memory holds places alone."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - close() closes it
        self._places: dict[Hashable, array[int]] = defaultdict(lambda: array("Q"))
        self._end = 0

    def put(self, key: Hashable, value: Any) -> None:
        line = json.dumps(value).encode() + b"\n"
        self._places[key].append(self._end)
        self._file.write(line)
        self._end += len(line)

    def of(self, key: Hashable) -> Iterator[Any]:
        for place in self._places.get(key, ()):
            self._file.seek(place)
            yield json.loads(self._file.readline())

    def number(self, key: Hashable) -> int:
        return len(self._places.get(key, ()))

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return sum(map(len, self._places.values()))

    def close(self) -> None:
        self._file.close()
