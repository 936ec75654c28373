/* Words that one's own coding of the same code covers in part: widen that coding, or code these words apart. */

import { post } from "./server.js";

/** Code the words of an act apart from the coding they overlap. */
export const codeApart = (act) => post(act.url, [...act.body, ["apart", 1]]);

/** Let the coding that an act's words overlap cover them too. */
export const widen = ({ url, transcript, overlap: { overlaps, start, end } }) =>
  post(`${url.replace(/interviews\/[^/]+\/code\/apply\/$/, "codings/")}${overlaps}/bounds/`, { start, end, transcript });
