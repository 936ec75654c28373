/* Brackets between the words and their labels, drawn for the turns on screen; labels stand where brackets begin. */

import { transcript } from "./places.js";
import { codingsOf, runsOf } from "./lighting.js";

const SVG = "http://www.w3.org/2000/svg";
const GUTTER = 52;
const PITCH = 6;
const BETWEEN = 3;

/* A lane for each coding of a turn, the fewest there can be: 0 is next to the words. */
const lanesOf = (spans) => {
  const ends = [];
  return spans.map(([first, last]) => {
    const free = ends.findIndex((end) => end < first);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = last;
    return lane;
  });
};

/* The first and last run of each coding, by their numbers in the turn. */
const spansOf = (runs, count) => {
  const spans = Array.from({ length: count }, () => [Infinity, -1]);
  runs.forEach((run, number) => {
    for (const mark of run.dataset.marks.split(" ")) {
      const span = spans[mark];
      span[0] = Math.min(span[0], number);
      span[1] = number;
    }
  });
  return spans;
};

const line = (x, [above, below], coding, foot) => {
  const path = document.createElementNS(SVG, "path");
  const colour = /\bc\d+\b/.exec(coding.parentElement.className)?.[0] ?? "";
  const style = /\bv\d\b/.exec(coding.className)?.[0] ?? "";
  path.setAttribute("class", `bracket ${colour} ${style} ${coding.matches(".mine") ? "mine" : ""} ${coding.matches(".lit") ? "lit" : ""}`);
  path.setAttribute("d", `M${x - foot} ${above}H${x}V${Math.max(below, above + 6)}H${x - foot}`);
  return path;
};

const measure = (turn) => {
  const top = turn.getBoundingClientRect().top;
  const runs = runsOf(turn);
  const spans = spansOf(runs, codingsOf(turn).length);
  const boxes = runs.map((run) => run.getClientRects());
  const edges = spans.map(([first, last]) => {
    const ends = boxes[last];
    return boxes[first]?.length ? [boxes[first][0].top - top + 3, ends[ends.length - 1].bottom - top - 3] : null;
  });
  const list = turn.querySelector(".labels");
  return {
    edges,
    lanes: lanesOf(spans),
    room: turn.querySelector(".said").offsetHeight,
    above: list.getBoundingClientRect().top - top,
    row: list.firstElementChild.offsetHeight + BETWEEN,
  };
};

const bracketsOf = (turn, { edges, lanes }) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "brackets");
  svg.setAttribute("aria-hidden", "true");
  const pitch = Math.min(PITCH, (GUTTER - 8) / (1 + Math.max(...lanes)));
  codingsOf(turn).forEach((coding, number) => {
    if (!edges[number]) return;
    const path = line(4 + pitch * (lanes[number] + 0.5), edges[number], coding, Math.min(4, pitch - 1.5));
    path.dataset.coding = number;
    svg.append(path);
  });
  return svg;
};

/* Labels stand beside their brackets, pushed apart; where there are too many they flow in rows. */
const placeLabels = (turn, { edges, room, above, row }) => {
  const list = turn.querySelector(".labels");
  const labels = Array.from(list.children);
  const fits = labels.length * row <= room && !turn.matches(".kept-height");
  list.classList.toggle("placed", fits);
  if (!fits) return;
  const all = codingsOf(turn);
  let below = 0;
  labels.forEach((label, number) => {
    const edge = edges[all.indexOf(label.querySelector("a.coding"))];
    const last = room - (labels.length - number) * row;
    const top = Math.min(Math.max(edge ? edge[0] - above : below, below), last);
    label.style.top = `${top}px`;
    below = top + row;
  });
};

const draw = (turn) => {
  turn.querySelector(".brackets")?.remove();
  if (!turn.querySelector(".labels") || getComputedStyle(turn).getPropertyValue("--brackets").trim() === "none") return;
  const measured = measure(turn);
  if (codingsOf(turn).length) turn.append(bracketsOf(turn, measured));
  placeLabels(turn, measured);
};

const shown = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !shown.has(target)) {
        shown.add(target);
        draw(target);
      } else if (!isIntersecting) shown.delete(target);
    }
  },
  { rootMargin: "300px 0px" },
);

let timer = 0;
const redraw = () => {
  clearTimeout(timer);
  timer = setTimeout(() => shown.forEach(draw), 80);
};
addEventListener("resize", redraw);
document.fonts?.ready.then(redraw);

document.addEventListener("coding:swapped", (event) => {
  for (const turn of shown) if (!turn.isConnected) shown.delete(turn);
  for (const turn of event.detail) {
    if (shown.has(turn)) draw(turn);
    else watcher.observe(turn);
  }
});
for (const turn of transcript.children) watcher.observe(turn);
