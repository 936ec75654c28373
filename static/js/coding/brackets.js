/* Brackets between the words and their labels, drawn for the turns on screen; labels stand where brackets begin. */

import { measureLabels, placeLabels } from "./labels.js";
import { codingsOf, runsOf } from "./lighting.js";
import { edgesOfWaiting } from "./pending.js";
import { barBottom, transcript } from "./places.js";

const SVG = "http://www.w3.org/2000/svg";
const GUTTER = 52;
const PITCH = 6;
const CLEAR = 3;

/* A lane for each coding of a turn, the fewest there can be: 0 is next to the words. Brackets that share a line of
   words never share a lane, or they would look like one. */
const lanesOf = (edges) => {
  const ends = [];
  return edges.map((edge) => {
    if (!edge) return 0;
    const free = ends.findIndex((end) => end + CLEAR <= edge[0]);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = edge[1];
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

/* Where the words of each coding begin and end, from the turn's top. */
const edgesOf = (turn) => {
  const top = turn.getBoundingClientRect().top;
  const runs = runsOf(turn);
  const boxes = runs.map((run) => run.getClientRects());
  return spansOf(runs, codingsOf(turn).length).map(([first, last]) => {
    const ends = boxes[last];
    return boxes[first]?.length ? [boxes[first][0].top - top + 3, ends[ends.length - 1].bottom - top - 3] : null;
  });
};

/* The edges of several stretches of words together. */
const around = (edges) => (edges.length ? [Math.min(...edges.map(([from]) => from)), Math.max(...edges.map(([, to]) => to))] : null);

const edgesOfNote = (turn, note) => {
  const top = turn.getBoundingClientRect().top;
  const words = Array.from(turn.querySelectorAll(`.noted[data-notes~="${CSS.escape(note)}"]`));
  return around(words.flatMap((one) => Array.from(one.getClientRects(), (box) => [box.top - top, box.bottom - top])));
};

/* The edges of what a label names, or a mark hangs on. */
const edgesOfLabel = (turn, edges) => {
  const all = codingsOf(turn);
  return (label) => {
    if (label.dataset.operation) return edgesOfWaiting(turn, label.dataset);
    if (label.dataset.note) return edgesOfNote(turn, label.dataset.note);
    return around(Array.from(label.querySelectorAll("a.coding"), (one) => edges[all.indexOf(one)]).filter(Boolean));
  };
};

const bracketsOf = (turn, edges) => {
  const lanes = lanesOf(edges);
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

const measured = new WeakMap();

/* Of this turn, what is above this cannot be seen. */
const hiddenAbove = (turn) => barBottom() - turn.getBoundingClientRect().top;

const draw = (turn) => {
  turn.querySelector(".brackets")?.remove();
  measured.delete(turn);
  if (!turn.querySelector(".labels") || getComputedStyle(turn).getPropertyValue("--brackets").trim() === "none") return;
  const edges = edgesOf(turn);
  const labels = measureLabels(turn, edgesOfLabel(turn, edges));
  const seen = hiddenAbove(turn);
  if (codingsOf(turn).length) turn.append(bracketsOf(turn, edges));
  placeLabels(labels, seen);
  measured.set(turn, labels);
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

/* The turn that reaches over the top of the screen: its labels follow. Where it was left, they go back. */
let over = null;
const follow = () => {
  const before = over;
  over = null;
  for (const turn of shown) {
    const hidden = measured.has(turn) ? hiddenAbove(turn) : 0;
    if (hidden > 0 && hidden < turn.offsetHeight) over = turn;
  }
  for (const turn of new Set([before, over])) {
    if (turn && measured.has(turn)) placeLabels(measured.get(turn), hiddenAbove(turn));
  }
};

let frame = 0;
addEventListener(
  "scroll",
  () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(follow);
  },
  { passive: true },
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
document.addEventListener("coding:margin", (event) => shown.has(event.detail) && draw(event.detail));
for (const turn of transcript.children) watcher.observe(turn);
