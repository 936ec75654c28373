"""Measures the installation that the environment names; started by ``manage.py bench`` alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m coding.demo.bench", description=__doc__)
    for name in ("--address", "--engine", "--folder"):
        parser.add_argument(name, required=True)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--only", action="append", default=[])
    asked = parser.parse_args(words)

    import django

    django.setup()
    from coding.demo.bench.measurements import chosen
    from coding.demo.bench.measuring import lines
    from coding.demo.bench.surroundings import Bench

    bench = Bench(asked.address, asked.engine, asked.scale, Path(asked.folder))
    for line in lines(bench, chosen(asked.only)):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
