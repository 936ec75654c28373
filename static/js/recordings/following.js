/* Text and sound follow each other: the turn being said is marked, a turn's time plays from there, and the page
   scrolls along where that was asked for. Turns are the elements with an id of turn-NUMBER, or turn-NUMBER-PART where
   they are being corrected. */

import { bar, commands, now, playFrom } from "./player.js";
import { begun, cueAt, fetchTimes } from "./times.js";

const FOLLOW = "recording-follow";
const toggle = bar.querySelector("[data-player=follow]");
const turnOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[id^=turn-]");
const elementOf = ([index]) => document.getElementById(`turn-${index}`) ?? document.querySelector(`#slot-${index} [id^=turn-]`);
let turns = [];
let said = null;

const secondsOf = (clock) => clock.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);

/* When a turn begins: as the server knows, or as the page shows where the turn is being corrected. */
const begins = (element) => {
  const shown = element?.querySelector(".plays")?.textContent;
  const known = turns.find((turn) => elementOf(turn) === element);
  return known ? known[1] : shown ? secondsOf(shown) : null;
};

/* A time becomes a button; turns that are drawn anew bring plain times again. */
const button = (time) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `${time.className} plays`;
  made.textContent = time.textContent;
  made.setAttribute("aria-label", `${bar.dataset.playFrom} ${time.textContent}`);
  time.replaceWith(made);
};
const makeButtons = () => {
  for (const time of document.querySelectorAll("[id^=turn-] :is(time, .turn-time):not(.plays)")) button(time);
};

const positions = (text, wanted) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const found = [];
  let passed = 0;
  while (walker.nextNode() && found.length < wanted.length) {
    const chars = Array.from(walker.currentNode.data);
    while (found.length < wanted.length && wanted[found.length] <= passed + chars.length) {
      found.push([walker.currentNode, chars.slice(0, wanted[found.length] - passed).join("").length]);
    }
    passed += chars.length;
  }
  return found;
};

const markCue = (turn, element) => {
  if (typeof Highlight !== "function" || !CSS.highlights) return;
  CSS.highlights.delete("spoken");
  const text = element?.id === `turn-${turn[0]}` && element.querySelector(".said, .turn-text");
  const cue = text && turn[3].length > 1 && cueAt(turn, now(), Array.from(text.textContent).length);
  const ends = cue ? positions(text, cue) : [];
  if (ends.length < 2) return;
  const range = document.createRange();
  range.setStart(...ends[0]);
  range.setEnd(...ends[1]);
  CSS.highlights.set("spoken", new Highlight(range));
};

const scrollAlong = (element) => {
  if (toggle.getAttribute("aria-pressed") !== "true" || !getSelection().isCollapsed) return;
  const box = element.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 80) element.scrollIntoView({ block: "center" });
};

const follow = () => {
  const turn = begun(turns, now(), 1);
  const element = turn && elementOf(turn);
  if (element !== said) {
    said?.classList.remove("spoken");
    element?.classList.add("spoken");
    said = element;
    if (element) scrollAlong(element);
  } else element?.classList.add("spoken"); // drawn anew it has lost its mark
  if (turn) markCue(turn, element);
};

/* The turn one is in: of the focus, the words selected, or the first that can be seen. */
const here = () => {
  const known = turnOf(document.activeElement) ?? turnOf(getSelection().anchorNode);
  if (known) return known;
  return Array.from(document.querySelectorAll("[id^=turn-]")).find((turn) => turn.getBoundingClientRect().bottom > 100);
};
const playTurn = (element) => {
  const seconds = begins(element);
  if (seconds !== null) playFrom(seconds);
};

commands.here = () => playTurn(here());
commands.follow = () => {
  const on = toggle.getAttribute("aria-pressed") !== "true";
  toggle.setAttribute("aria-pressed", String(on));
  localStorage.setItem(FOLLOW, on ? "1" : "");
  if (on && said) scrollAlong(said);
};

document.addEventListener("click", (event) => {
  const time = event.target.closest?.("button.plays");
  if (time) playTurn(turnOf(time));
});

const begin = async () => {
  turns = await fetchTimes(bar.dataset.times);
  document.documentElement.dataset.playerReady = "";
  if (!turns.length) return;
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(localStorage.getItem(FOLLOW) === "1"));
  makeButtons();
  let drawing = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(makeButtons);
  }).observe(document.querySelector(".transcript, main"), { childList: true, subtree: true });
  document.addEventListener("recording:time", follow);
};
begin();
