/* When turns and cues are said. Pure, but for asking the server once.
   A turn is [index, begins, ends, cues]; a cue [offset in the turn, begins, ends]; times in seconds. */

/** The last of `rows` that has begun at `seconds`, by the time at `key`; null before the first. */
export const begun = (rows, seconds, key) => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle][key] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low ? rows[low - 1] : null;
};

/** `[start, end)` in the turn's code points of the cue being said; null where there is none. */
export const cueAt = ([, , , cues], seconds, size) => {
  const known = cues.filter(([, begins]) => begins !== null);
  const cue = begun(known, seconds, 1);
  if (!cue || known.length < 2) return null;
  const next = cues.find(([offset]) => offset > cue[0]);
  return [cue[0], next ? next[0] : size];
};

/** The turns by when they begin. */
export const fetchTimes = async (url) => {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || response.redirected) return [];
  const { turns } = await response.json();
  return turns.sort((one, other) => one[1] - other[1]);
};
