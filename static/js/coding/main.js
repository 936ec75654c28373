/* The coding page. Each module is one behaviour; this one joins the code in hand to the words selected. */

import { applyCode } from "./acting.js";
import "./brackets.js";
import "./filling.js";
import "./handles.js";
import "./lighting.js";
import "./card.js";
import { codeInHand, take } from "./codes.js";
import { desk } from "./places.js";
import "./keys.js";
import { catchUp } from "./live.js";
import "./noted.js";
import "./pending.js";
import "./printing.js";
import { letGo, selected } from "./selection.js";
import { sendLeft } from "./server.js";
import "./threads.js";
import "./toolbar.js";
import "./leaving.js";
import "./presence.js";
import "./tray.js";
import "./voices.js";
import "./waiting.js";

document.addEventListener("coding:selected", async (event) => {
  const code = codeInHand();
  if (!event.detail || event.detail.by === "keys" || !code || !desk.dataset.mayCode) return;
  const { start, end } = event.detail;
  await applyCode(code, { start, end });
  if (selected()?.start === start && selected()?.end === end) letGo();
});

document.addEventListener("coding:code-pressed", (event) => {
  if (selected() && desk.dataset.mayCode) applyCode(event.detail);
  else take(event.detail.id === codeInHand()?.id ? null : event.detail.id);
});

document.addEventListener("coding:noted", () => catchUp({ own: true }));
document.addEventListener("coding:sent", () => catchUp({ own: true }));
sendLeft();
document.documentElement.dataset.deskReady = "";
