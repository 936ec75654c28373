/* Where one stopped: the page says so when one rests at a turn, and when one leaves. The answer is not waited for. */

import { currentTurn } from "./cursor.js";
import { desk, indexOf } from "./places.js";

const RESTING = 2500;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
let told = null;
let timer = null;

const tell = () => {
  clearTimeout(timer);
  const turn = currentTurn();
  if (!turn || indexOf(turn) === told) return;
  told = indexOf(turn);
  const said = { turn: told, transcript: desk.dataset.transcript, csrfmiddlewaretoken: token };
  navigator.sendBeacon(desk.dataset.leaveUrl, new URLSearchParams(said));
};

const rest = () => {
  clearTimeout(timer);
  timer = setTimeout(tell, RESTING);
};

document.addEventListener("scroll", rest, { passive: true });
document.addEventListener("focusin", rest);
document.addEventListener("coding:selected", rest);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
addEventListener("pagehide", tell);
