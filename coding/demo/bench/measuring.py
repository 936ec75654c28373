"""What a measurement is, and how one becomes a line."""

from __future__ import annotations

import json
import math
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coding.demo.bench.surroundings import Bench


class NotYet(Exception):
    """What would be measured is not there; says why in a sentence."""


@dataclass(frozen=True)
class Reading:
    """``n`` counts what was measured; a ``budget`` found while measuring replaces the set one."""

    value: float
    n: int
    budget: float | None = None


@dataclass(frozen=True)
class Measurement:
    """``budget`` is None where it is the same figure taken at a tenth of the size."""

    name: str
    unit: str
    budget: float | None
    take: Callable[[Bench], Reading]


def middle(values: Sequence[float]) -> float:
    return at_share(values, 0.5)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return at_share(values, 0.95)


def at_share(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed."""
    if not values:
        raise NotYet("Nothing was measured.")
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def lines(bench: Bench, measurements: Iterable[Measurement]) -> Iterable[str]:
    """One JSON object each; what cannot be measured has no value and says why."""
    for each in measurements:
        print(f"{bench.engine}: {each.name} ...", file=sys.stderr, flush=True)
        yield json.dumps(_line(bench, each), ensure_ascii=False)


def _line(bench: Bench, each: Measurement) -> dict[str, Any]:
    line: dict[str, Any] = {"name": each.name, "value": None, "unit": each.unit}
    told = {"budget": each.budget, "n": 0, "engine": bench.engine}
    if bench.scale != 1:
        told["scale"] = bench.scale
    try:
        reading = each.take(bench)
    except NotYet as reason:
        return line | told | {"why": str(reason)}
    except Exception as error:
        traceback.print_exc()
        return line | told | {"why": f"{type(error).__name__}: {error}"[:300]}
    if reading.budget is not None:
        told["budget"] = _short(reading.budget)
    return line | told | {"value": _short(reading.value), "n": reading.n}


def _short(value: float) -> float:
    """Four significant digits."""
    short = float(f"{value:.4g}")
    return int(short) if short.is_integer() else short
