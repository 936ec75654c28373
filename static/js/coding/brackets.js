/* Brackets between the words and their labels, drawn for the turns on screen; and which words a label means. */

import { rangeOf, startOf, transcript } from "./places.js";

const SVG = "http://www.w3.org/2000/svg";
const GUTTER = 52;
const PITCH = 6;

const codingsOf = (turn) => Array.from(turn.querySelectorAll("a.coding"));
const spanOf = (coding) => coding.dataset.at.split(",").map(Number);

const edges = (turn, from, [start, end], top) => {
  const first = rangeOf(from + start, from + start + 1).getClientRects()[0];
  const rects = rangeOf(from + Math.max(start, end - 1), from + end).getClientRects();
  const last = rects[rects.length - 1];
  return first && last ? [first.top - top + 3, last.bottom - top - 3] : null;
};

const line = (x, [above, below], coding, foot) => {
  const path = document.createElementNS(SVG, "path");
  const colour = /\bc\d+\b/.exec(coding.parentElement.className)?.[0] ?? "";
  const style = /\bv\d\b/.exec(coding.className)?.[0] ?? "";
  path.setAttribute("class", `bracket ${colour} ${style} ${coding.matches(".mine") ? "mine" : ""}`);
  path.setAttribute("d", `M${x - foot} ${above}H${x}V${Math.max(below, above + 6)}H${x - foot}`);
  return path;
};

const draw = (turn) => {
  const codings = codingsOf(turn);
  turn.querySelector(".brackets")?.remove();
  if (!codings.length || getComputedStyle(turn).getPropertyValue("--brackets").trim() === "none") return;
  const top = turn.getBoundingClientRect().top;
  const from = startOf(turn);
  const lanes = 1 + Math.max(...codings.map((coding) => spanOf(coding)[2]));
  const pitch = Math.min(PITCH, (GUTTER - 8) / lanes);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "brackets");
  svg.setAttribute("aria-hidden", "true");
  const measured = codings.map((coding) => edges(turn, from, spanOf(coding), top));
  codings.forEach((coding, place) => {
    if (!measured[place]) return;
    const path = line(4 + pitch * (spanOf(coding)[2] + 0.5), measured[place], coding, Math.min(4, pitch - 1.5));
    path.dataset.coding = place;
    svg.append(path);
  });
  turn.append(svg);
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

const watch = (turns) => {
  for (const turn of turns) watcher.observe(turn);
};

/** Light up a coding's words and bracket, or (null) put all lights out. */
export const light = (codings) => {
  for (const lit of transcript.querySelectorAll(".lit")) lit.classList.remove("lit", ...Array.from(lit.classList).filter((name) => name.startsWith("lit-")));
  for (const coding of codings) {
    const turn = coding.closest(".turn");
    const colour = /\bc(\d+)\b/.exec(coding.parentElement.className)?.[1];
    for (const other of transcript.querySelectorAll(`a.coding[href="${coding.getAttribute("href")}"]`)) {
      other.classList.add("lit");
      const place = codingsOf(other.closest(".turn")).indexOf(other);
      other.closest(".turn").querySelector(`.bracket[data-coding="${place}"]`)?.classList.add("lit");
      for (const run of other.closest(".turn").querySelectorAll(".run")) {
        if (run.dataset.marks.split(" ").includes(String(place))) run.classList.add("lit", `lit-${colour}`);
      }
    }
    turn.classList.add("lit");
  }
};

const meant = (target) => {
  const coding = target.closest?.("a.coding");
  if (coding) return [coding];
  const label = target.closest?.(".label");
  if (label) return Array.from(label.querySelectorAll("a.coding"));
  const run = target.closest?.(".run");
  if (!run) return [];
  const all = codingsOf(run.closest(".turn"));
  return run.dataset.marks.split(" ").map((place) => all[place]).filter(Boolean);
};

let over = "";
transcript.addEventListener("pointerover", (event) => {
  const found = meant(event.target);
  const key = found.map((coding) => coding.getAttribute("href")).join();
  if (key === over) return;
  over = key;
  const focused = document.activeElement?.closest?.("a.coding");
  light(found.length || !focused ? found : [focused]);
});
transcript.addEventListener("focusin", (event) => light(meant(event.target).slice(0, 1)));
transcript.addEventListener("focusout", () => light([]));

let timer = 0;
const redraw = () => {
  clearTimeout(timer);
  timer = setTimeout(() => shown.forEach(draw), 80);
};
addEventListener("resize", redraw);
document.fonts?.ready.then(redraw);

document.addEventListener("coding:swapped", (event) => {
  for (const turn of shown) if (!turn.isConnected) shown.delete(turn);
  watch(event.detail);
});
watch(transcript.children);
