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
const keepHeight = (old, fresh) => {
  const box = old.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight || matchMedia("(max-width: 60rem)").matches) return;
  fresh.style.height = `${box.height}px`;
  fresh.classList.add("kept-height");
  seen.observe(fresh);
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

const exchange = (fresh) => {
  const old = document.getElementById(fresh.id);
  if (!old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const coding = codingOf(focused);
  keepHeight(old, fresh);
  old.replaceWith(fresh);
  if (!focused) return;
  const again = coding && fresh.querySelector(`a.coding[href="${coding}"]`);
  (again || fresh).focus({ preventScroll: true });
};

const still = (change) => {
  const anchor = firstVisible();
  const before = anchor?.getBoundingClientRect().top;
  change();
  const now = anchor && document.getElementById(anchor.id)?.getBoundingClientRect().top;
  if (now !== undefined && now !== null && Math.abs(now - before) > 0.5) scrollBy({ top: now - before, behavior: "instant" });
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
    ready.push(fresh);
  }
  if (!ready.length) return;
  still(() => ready.forEach(exchange));
  restore();
  document.dispatchEvent(new CustomEvent("coding:swapped", { detail: ready }));
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

