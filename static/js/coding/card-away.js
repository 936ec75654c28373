/* The card of one's own coding where the server cannot be reached: a field for why. What is written waits like every
   act and is added to what the coding says by then, which the page does not know. */

import { draftOf, drop, fieldsOf, fillIn, keep, typedIn } from "../drafts.js";
import { turnOf } from "./places.js";
import { post } from "./server.js";

const card = document.getElementById("card");
const mould = document.getElementById("card-away");

const keyOf = (action) => `${action}#added`;
const form = () => card.querySelector("form[data-added]");

const keepAdded = ({ action, fields, text, open }) => keep(keyOf(action), { text, fields, open });

/** What was written and is not on its way waits at the foot of the page. */
export const rememberAdded = (open) => {
  const written = card.matches(":popover-open") && form();
  if (!written) return;
  const text = typedIn(written);
  if (text.trim()) keepAdded({ action: written.action, fields: fieldsOf(written), text, open });
  else drop(keyOf(written.action));
};

/** What waits to be added at this address, which waits no longer: it goes into the whole card's own field. */
export const takeAdded = (action) => {
  const text = draftOf(keyOf(action))?.text ?? "";
  drop(keyOf(action));
  return text;
};

const send = async (written, open) => {
  const kept = { action: written.action, fields: fieldsOf(written), text: typedIn(written).trim(), open };
  written.reset();
  card.hidePopover();
  if (!kept.text) return;
  if (await post(kept.action, { added: kept.text })) document.dispatchEvent(new CustomEvent("coding:noted"));
  else keepAdded(kept);
};

/** Fill the card for this coding; `open` opens it again. */
export const fillAway = (link, open) => {
  card.replaceChildren(mould.content.cloneNode(true));
  const written = form();
  written.action = `${link.getAttribute("href")}qualify/`;
  card.querySelector("[data-name]").textContent = link.parentElement.querySelector(".label-name")?.textContent ?? "";
  card.querySelector(".card-body").classList.add(...Array.from(link.parentElement.classList).filter((name) => /^c\d+$/.test(name)));
  card.querySelector("[data-cite]").textContent = turnOf(link).querySelector(".turn-label").textContent.trim();
  const draft = draftOf(keyOf(written.action));
  if (draft) fillIn(written, draft.fields);
  written.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    send(written, open);
  });
};
