"""Random acts on the coding page, and what a page shows of a text in the end."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

# Each act is what a page's own commands do, asked for without waiting for the former one.
ACT = """async ([what, code, start, end, number]) => {
  const acting = await import("/static/js/coding/acting.js");
  const { applyCode, coinCode, removeCoding, toggleUnsure } = acting;
  const { codes } = await import("/static/js/coding/codes.js");
  const { commands } = await import("/static/js/coding/commands.js");
  const { select, letGo } = await import("/static/js/coding/selection.js");
  const { stretchByWord } = await import("/static/js/coding/stretching.js");
  const { post } = await import("/static/js/coding/server.js");
  const mine = [...document.querySelectorAll("a.coding.mine")];
  const one = mine[number % Math.max(mine.length, 1)];
  const dialog = document.getElementById("widen");
  if (dialog.open) dialog.close(number % 2 ? "apart" : "widen");
  const desk = document.getElementById("desk").dataset;
  const form = (part) => document.querySelector(`#beside [data-part="${part}"]`).action;
  const shared = { kind: "note", visibility: "team" };
  const place = { interview: desk.interview, transcript_id: desk.transcript, start, end };
  const acts = {
    apply: () => applyCode(codes()[code % codes().length], { start, end }),
    coin: () => (select(start, end), coinCode(`code ${number}`)),
    remove: () => one && removeCoding(one),
    unsure: () => one && toggleUnsure(one),
    nudge: () => one && stretchByWord(one, number % 2 ? "end" : "start", number % 3 > 0),
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    memo: () => post(form("memo"), { body: `memo ${number}`, ...shared, ...place }),
    flag: () => post(form("flag"), { question: `flag ${number}`, ...place }),
    select: () => select(start, end),
    letgo: () => letGo(),
  };
  acts[what]();
}"""
CHOICES = ["apply"] * 8 + ["coin", "remove", "remove", "unsure", "nudge", "undo", "redo"]
CHOICES += ["memo", "flag", "select", "letgo"]
# What a page shows of each turn: its words as runs, and the labels and notes in the margin.
CODINGS = """() => [...document.querySelectorAll("#transcript a.coding")]
  .map((a) => a.href.split("/").at(-2))"""
SHOWN = """() => [...document.querySelectorAll(".turn")].map((turn) => [
  turn.id,
  [...turn.querySelectorAll(".run")].map((run) => [run.textContent, run.className]),
  [...turn.querySelectorAll(".margin a")].map((a) => [a.pathname, a.getAttribute("aria-label")]),
])"""
CODES = """() => [...document.querySelectorAll(".code-entry")].map((e) => e.textContent.trim())"""


def act(pages: list[Page], chance: random.Random, ends: int, number: int) -> None:
    """One random act on one of the pages."""
    page = chance.choice(pages)
    start = chance.randrange(ends - 40)
    end = start + chance.randrange(3, 40)
    page.evaluate(ACT, [chance.choice(CHOICES), chance.randrange(100), start, end, number])
    page.wait_for_timeout(chance.randrange(30))


SETTLE = """async () => {
  const { letGo } = await import("/static/js/coding/selection.js");
  const { waiting } = await import("/static/js/coding/outbox.js");
  const wait = () => new Promise((done) => setTimeout(done, 100));
  const dialog = document.getElementById("widen");
  for (let still = 0; still < 5; ) {
    if (dialog.open) dialog.close("");
    still = waiting().length || dialog.open ? 0 : still + 1;
    await wait();
  }
  letGo();
  document.activeElement?.blur();
  document.getElementById("card").hidePopover?.();
}"""


def settle(page: Page) -> None:
    """Wait until the page has nothing on its way, and let go of words and focus."""
    page.evaluate(SETTLE)


def difference(one: Any, other: Any) -> str:
    turns = [
        (mine, theirs) for mine, theirs in zip(one[0], other[0], strict=True) if mine != theirs
    ]
    return f"{turns} {one[1]} {other[1]}"


def shown(page: Page) -> Any:
    return page.evaluate(SHOWN), page.evaluate(CODES)
