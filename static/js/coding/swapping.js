/* Exchange turns for newly drawn ones, without moving the text under the reader's eye.
   What others did waits while a turn holds the selection, the focus or an open card. */

import { firstVisible, turnsOver } from "./places.js";
import { dragging, restore, selected } from "./selection.js";

const drawn = new Map();
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
};

// The element stays and its content goes: a turn off screen is then not laid out only to be hidden again.
const exchange = ({ turn, fresh, height }) => {
  const focused = turn.contains(document.activeElement) && document.activeElement !== turn ? document.activeElement : null;
  const coding = codingOf(focused);
  turn.className = fresh.className;
  turn.replaceChildren(...fresh.childNodes);
  turn.style.height = height === null ? "" : `${height}px`;
  if (height !== null) {
    turn.classList.add("kept-height");
    seen.observe(turn);
  }
  if (!focused) return;
  const again = coding && turn.querySelector(`a.coding[href="${coding}"]`);
  (again || turn).focus({ preventScroll: true });
};

/** Change something above or around the reader without moving the text under their eye. */
export const still = (change) => {
  const id = firstVisible()?.id;
  const top = () => document.getElementById(id)?.getBoundingClientRect().top ?? 0;
  const before = top();
  change();
  const moved = top() - before;
  if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: "instant" });
};

const parsed = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return Array.from(holder.content.children);
};

/** Exchange the turns in `html`; `own` for the answer to one's own act, which does not wait. */
export const swap = (html, { own = false } = {}) => {
  const ready = [];
  for (const fresh of parsed(html)) {
    const turn = document.getElementById(fresh.id);
    const text = fresh.outerHTML;
    if (!turn || drawn.get(fresh.id) === text) {
      waiting.delete(fresh.id);
      continue;
    }
    if (busy(turn, own)) {
      waiting.set(fresh.id, text);
      turn.classList.add("news-waiting");
      continue;
    }
    waiting.delete(fresh.id);
    drawn.set(fresh.id, text);
    ready.push({ turn, fresh, height: heightToKeep(turn) });
  }
  if (!ready.length) return;
  still(() => ready.forEach(exchange));
  restore();
  document.dispatchEvent(new CustomEvent("coding:swapped", { detail: ready.map(({ turn }) => turn) }));
};

/** Swap what had to wait, where it no longer has to. */
export const settle = () => {
  if (!waiting.size) return;
  const html = Array.from(waiting.values()).join("");
  waiting.clear();
  swap(html);
};

/** Exchange all turns, keeping the place. */
export const swapAll = (element, holder) => {
  drawn.clear();
  waiting.clear();
  still(() => holder.replaceChildren(...element.childNodes));
  restore();
  document.dispatchEvent(new CustomEvent("coding:swapped", { detail: Array.from(holder.children) }));
};

for (const name of ["coding:selected", "coding:quiet", "focusout"]) {
  document.addEventListener(name, () => setTimeout(settle, 50));
}
document.getElementById("card").addEventListener("toggle", () => setTimeout(settle));
addEventListener("resize", () => document.querySelectorAll(".kept-height").forEach(free));

