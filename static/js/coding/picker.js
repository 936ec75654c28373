/* The code picker: a combobox over the selection, or by a coding whose code is changed. Enter applies; with words, a
   name that matches nothing offers to make the code. */

import { applyCode, coinCode, coinInVivo, isOwn, recode } from "./acting.js";
import { codes } from "./codes.js";
import { matching, named } from "./matching.js";
import { desk, rangeOf } from "./places.js";
import { recent } from "./recent.js";
import { selected, turnInHand } from "./selection.js";
import { say } from "./server.js";

const box = document.getElementById("picker");
const field = box.querySelector("input");
const list = box.querySelector("ul");
const MOST = 60;
let active = 0;
let recoded = null;

const part = (className, text) => {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
};

const item = (place, act, ...parts) => {
  const row = document.createElement("li");
  row.role = "option";
  row.id = `picker-${place}`;
  row.append(...parts);
  row.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus in the field
  row.addEventListener("click", () => choose(act));
  row.act = act;
  return row;
};

/* The name, with the letters that were meant set apart. */
const nameOf = ({ code, letters }) => {
  const name = part("picker-name", "");
  const meant = new Set(letters);
  let mark = null;
  for (const [place, letter] of Array.from(code.name).entries()) {
    if (!meant.has(place)) mark = null;
    else if (!mark) name.append((mark = document.createElement("mark")));
    (mark ?? name).append(letter);
  }
  name.normalize();
  return name;
};

const codeItem = (match, place, numbers) => {
  const { code } = match;
  const parts = [part("swatch", ""), nameOf(match)];
  if (match.defined) parts.push(part("picker-path", code.brief));
  else if (code.path) parts.push(part("picker-path", code.path));
  if (numbers.has(code.id)) parts.push(part("picker-number", String(numbers.get(code.id))));
  const coding = recoded;
  const row = item(place, () => (coding ? recode(coding, code) : applyCode(code)), ...parts);
  row.classList.add(`c${code.colour}`);
  return row;
};

const words = () => {
  const held = selected();
  return held ? rangeOf(held.start, held.end).toString().replace(/\s+/g, " ").trim() : "";
};

const coining = (text, known, place) => {
  if (!desk.dataset.mayCoin || recoded) return [];
  const rows = [];
  const name = text.trim().replace(/\s+/g, " ");
  if (name && !named(known, name)) {
    rows.push(item(place, () => coinCode(name), part("picker-make", box.dataset.make), part("picker-name", `“${name}”`)));
  }
  rows.push(item(place + rows.length, coinInVivo, part("picker-make", box.dataset.inVivo), part("picker-name", `“${words().slice(0, 60)}”`)));
  return rows;
};

const fill = () => {
  const known = codes().filter((code) => !recoded || !code.coined); // one that waits can be applied, not yet changed to
  const lately = recent();
  const numbers = new Map(lately.map((code, place) => [code.id, place + 1]));
  const found = matching(known, field.value, lately).slice(0, MOST);
  const rows = found.map((match, place) => codeItem(match, place, numbers));
  rows.push(...coining(field.value, known, rows.length));
  if (!rows.length) rows.push(part("picker-none", box.dataset.none));
  list.replaceChildren(...rows);
  point(0);
};

const point = (place) => {
  const rows = list.querySelectorAll("[role=option]");
  active = rows.length ? (place + rows.length) % rows.length : 0;
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
  field.setAttribute("aria-activedescendant", rows[active]?.id ?? "");
  rows[active]?.scrollIntoView({ block: "nearest" });
};

const beside = () => {
  const held = selected();
  const rects = recoded ? recoded.getClientRects() : rangeOf(held.start, held.end).getClientRects();
  const last = rects[rects.length - 1];
  const height = box.offsetHeight;
  const below = last.bottom + 8;
  const top = below + height < innerHeight ? below : Math.max(8, rects[0].top - height - 8);
  box.style.top = `${Math.min(top, innerHeight - height - 8)}px`;
  box.style.left = `${Math.max(8, Math.min(last.left, innerWidth - box.offsetWidth - 8))}px`;
};

const open = (letters) => {
  field.placeholder = recoded ? box.dataset.recode : box.dataset.apply;
  field.value = letters;
  fill();
  box.showPopover();
  beside();
  // On a touch screen the recent codes are a tap away; the keyboard comes when the field is tapped.
  const touched = matchMedia("(pointer: coarse)").matches && !letters;
  (touched ? list : field).focus({ preventScroll: true });
};

// A sheet at the bottom stands above the keyboard of a touch screen.
visualViewport?.addEventListener("resize", () => {
  const { height, offsetTop } = visualViewport;
  document.documentElement.style.setProperty("--keyboard", `${Math.max(0, innerHeight - height - offsetTop)}px`);
});

/** Open it with the first letters typed; says so when no words are selected. */
export const openPicker = (letters = "") => {
  if (!desk.dataset.mayCode) return;
  if (!selected()) {
    say(desk.dataset.noWords);
    return;
  }
  recoded = null;
  open(letters);
};

/** Open it to give one's own coding another code. */
export const openRecoding = (coding) => {
  if (!isOwn(coding)) return;
  document.getElementById("card").hidePopover();
  recoded = coding;
  open("");
};

export const pickerOpen = () => box.matches(":popover-open");

export const closePicker = () => {
  if (!pickerOpen()) return;
  box.hidePopover();
  (recoded ?? turnInHand())?.focus({ preventScroll: true });
};

const choose = (act) => {
  closePicker();
  act();
};

field.addEventListener("input", fill);
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) point(active + move);
  else if (event.key === "Enter") {
    const act = list.querySelectorAll("[role=option]")[active]?.act;
    if (act) choose(act);
  } else if (event.key === "Escape" || event.key === "Tab") closePicker();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

document.addEventListener("pointerdown", (event) => {
  if (pickerOpen() && !box.contains(event.target)) box.hidePopover();
});
