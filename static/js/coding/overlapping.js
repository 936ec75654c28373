/* Words that one's own coding of the same code covers in part: widen that coding, or code these words apart. A coding
   stretched over another one of its code: join them, or leave both. */

import { post } from "./server.js";

const ofCoding = (url, coding, what) => `${url.replace(/(interviews\/[^/]+\/code\/apply|codings\/[^/]+\/bounds)\/$/, "codings/")}${coding}/${what}/`;
const stretched = ({ url }) => url.endsWith("/bounds/");

/** Code the words of an act apart from the coding they overlap; of a stretched coding, leave both. */
export const codeApart = (act) => post(act.url, [...act.body, ["apart", 1]]);

/** Let the coding that an act's words overlap cover them too; of a stretched coding, join both. */
export const widen = (act) => {
  const { url, transcript, overlap } = act;
  const { overlaps, start, end } = overlap;
  if (!stretched(act)) return post(ofCoding(url, overlaps, "bounds"), { start, end, transcript });
  return post(url.replace(/bounds\/$/, "join/"), { other: overlaps, start, end, transcript });
};

const inWords = (dialog, kind) => {
  const fill = (selector, phrase) => {
    dialog.querySelector(selector).textContent = dialog.dataset[`${kind}${phrase}`];
  };
  fill("h2", "Title");
  fill("[data-choice=apart]", "Apart");
  fill("[data-choice=widen]", "Do");
};

/** Ask what to do about an overlap: "widen" (or join), "apart", or "" for neither. */
export const askAbout = ({ said, act }) =>
  new Promise((done) => {
    const dialog = document.getElementById("widen");
    inWords(dialog, stretched(act) ? "join" : "widen");
    dialog.querySelector("[data-said]").textContent = said;
    dialog.returnValue = "";
    const choose = (event) => {
      const button = event.target.closest("[data-choice]");
      if (button) dialog.close(button.dataset.choice);
    };
    dialog.addEventListener("click", choose);
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("click", choose);
      done(dialog.returnValue);
    }, { once: true });
    dialog.showModal();
  });
