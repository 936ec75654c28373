/* Exchange turns for newly drawn ones, without moving the text under the reader's eye.
   What others did waits while a turn holds the selection, the focus or an open card. Answers overtake each other:
   a turn drawn at an earlier point of the project's history never takes the place of a later one. */

import { firstVisible, transcript, turnOf, turnsOver } from "./places.js";
import { dragging, restore, selected } from "./selection.js";

const drawn = new Map();
const drawnAt = new Map();
const waiting = new Map();

const codingOf = (element) => element?.closest?.("a.coding")?.getAttribute("href");

const busy = (turn, own) => {
  if (dragging()) return true;
  if (own) return false;
  const words = selected();
  const card = document.getElementById("card");
  return (
    turn.contains(document.activeElement) ||
    (words && turnsOver(words.start, words.end).includes(turn)) ||
    (card.matches(":popover-open") && card.dataset.turn === turn.id)
  );
};

// A turn keeps its height while it can be seen; labels that need more room are scrolled to.
const heightToKeep = (turn) => {
  const box = turn.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && !matchMedia("(max-width: 60rem)").matches ? box.height : null;
};

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    if (isIntersecting || boundingClientRect.top < innerHeight) continue;
    free(target);
    seen.unobserve(target);
  }
});

const free = (turn) => {
  turn.style.height = "";
  turn.classList.remove("kept-height");
  document.dispatchEvent(new CustomEvent("coding:margin", { detail: turn }));
};

/** Let the turn stay as high as it is, for as long as it can be seen. */
export const keepHeight = (turn, height = heightToKeep(turn)) => {
  if (height === null) return;
  turn.style.height = `${height}px`;
  turn.classList.add("kept-height");
  seen.observe(turn);
};

// A function that gives the focus back to the same coding, or to its turn.
const focusIn = (holder) => {
  const focused = holder.contains(document.activeElement) && document.activeElement !== holder ? document.activeElement : null;
  const coding = codingOf(focused);
  const id = turnOf(focused)?.id;
  return () => {
    const turn = focused && document.getElementById(id);
    const again = coding && turn?.querySelector(`a.coding[href="${coding}"]`);
    (again || turn)?.focus({ preventScroll: true });
  };
};

// The element stays and its content goes: a turn off screen is then not laid out only to be hidden again.
const exchange = ({ turn, fresh, height }) => {
  const focus = focusIn(turn);
  turn.className = fresh.className;
  turn.replaceChildren(...fresh.childNodes);
  turn.style.height = "";
  keepHeight(turn, height);
  focus();
};

/** Change something above or around the reader without moving the text under their eye. */
export const still = (change) => {
  const id = firstVisible()?.id;
  const top = () => document.getElementById(id)?.getBoundingClientRect().top ?? 0;
  const before = top();
  const again = () => {
    const moved = top() - before;
    if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: "instant" });
  };
  change();
  again();
  return again;
};

const parsed = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return Array.from(holder.content.children);
};

const overtaken = (id, seq) => Math.max(drawnAt.get(id) ?? 0, waiting.get(id)?.seq ?? 0) > seq;

/** Exchange the turns in `html`, drawn when the history was at `seq` or later; `own` for the answer to one's own act,
    which does not wait. */
export const swap = (html, { own = false, seq = 0 } = {}) => {
  const ready = [];
  for (const fresh of parsed(html)) {
    const turn = document.getElementById(fresh.id);
    const text = fresh.outerHTML;
    if (overtaken(fresh.id, seq)) continue;
    if (!turn || drawn.get(fresh.id) === text) {
      waiting.delete(fresh.id);
      continue;
    }
    if (busy(turn, own)) {
      waiting.set(fresh.id, { text, seq });
      turn.classList.add("news-waiting");
      continue;
    }
    waiting.delete(fresh.id);
    drawn.set(fresh.id, text);
    drawnAt.set(fresh.id, Math.max(drawnAt.get(fresh.id) ?? 0, seq));
    ready.push({ turn, fresh, height: heightToKeep(turn) });
  }
  if (!ready.length) return;
  still(() => ready.forEach(exchange));
  restore();
  document.dispatchEvent(new CustomEvent("coding:swapped", { detail: ready.map(({ turn }) => turn) }));
};

/** Swap what had to wait, where it no longer has to; `own` where the reader asked for it. */
export const settle = ({ own = false } = {}) => {
  if (!waiting.size) return;
  const late = Array.from(waiting.values());
  waiting.clear();
  for (const { text, seq } of late) swap(text, { own, seq });
};

/** Exchange all turns for those of a page fetched anew, keeping the place, the focus and the words in hand. */
export const swapAll = (page) => {
  const focus = focusIn(transcript);
  drawn.clear();
  drawnAt.clear();
  waiting.clear();
  const again = still(() => transcript.replaceChildren(...page.getElementById("transcript").childNodes));
  // New turns have a guessed height until they have been laid out.
  requestAnimationFrame(() => requestAnimationFrame(again));
  focus();
  restore();
  document.dispatchEvent(new CustomEvent("coding:all-swapped", { detail: Number(page.getElementById("desk").dataset.seq) }));
  document.dispatchEvent(new CustomEvent("coding:swapped", { detail: Array.from(transcript.children) }));
};

for (const name of ["coding:selected", "coding:quiet", "focusout"]) {
  document.addEventListener(name, () => setTimeout(() => settle(), 50));
}
document.getElementById("card").addEventListener("toggle", () => setTimeout(() => settle()));
addEventListener("resize", () => document.querySelectorAll(".kept-height").forEach(free));

