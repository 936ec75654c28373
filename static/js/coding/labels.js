/* Where labels and marks stand in the margin: each beside its words, pushed apart, beside one another where there are
   many. While the beginning of its words is off the top of the screen, a label stays with those that are on it. */

const BETWEEN = 3;
const APART = 4;
const FAR = 2; // rows a label may be pushed down before it goes beside the one before it
const HAIR = 0.5;
const SLACK = 3; // how far above its margin's first line the first label may stand in a turn that keeps its height

/* How many rows the items from each on need at least. */
const rowsFrom = (items, width) =>
  items.map((_, first) => {
    let rows = 1;
    let end = 0;
    for (const item of items.slice(first)) {
      if (end && end + APART + item.width > width) {
        rows += 1;
        end = 0;
      }
      end += (end ? APART : 0) + item.width;
    }
    return rows;
  });

/** Places for items ({from, width}, by where they begin) in a margin: [{top, left}], or null where they do not fit. */
export const arrange = (items, { width, room, row, slack }) => {
  const rows = rowsFrom(items, width);
  if (!items.length || rows[0] * row > room + slack + BETWEEN + HAIR) return null;
  let top = -row - slack;
  let end = 0;
  return items.map((item, place) => {
    const last = room + BETWEEN - rows[place] * row;
    const below = top + row;
    const beside = end + APART + item.width <= width;
    if (below > last + HAIR || (place && beside && below - item.from > FAR * row)) {
      const left = end + APART;
      end = left + item.width;
      return { top, left };
    }
    top = Math.max(Math.min(Math.max(item.from, below), last), below);
    end = item.width;
    return { top, left: 0 };
  });
};

/** What placing needs to know of a turn; `edges` are those of the words of each label, from the turn's top. */
export const measureLabels = (turn, edgesOf) => {
  const list = turn.querySelector(".labels");
  const top = turn.getBoundingClientRect().top;
  const above = list.getBoundingClientRect().top + list.parentElement.scrollTop - top;
  const style = getComputedStyle(turn);
  const inner = parseFloat(style.minBlockSize) - parseFloat(style.paddingBlockStart) - parseFloat(style.paddingBlockEnd);
  // A turn that cannot grow has its room down to its very foot: two lines beside one of words.
  const kept = turn.matches(".kept-height") ? turn.clientHeight - above : 0;
  const items = Array.from(list.children, (label) => {
    const edges = edgesOf(label) ?? [above, above];
    return { label, width: label.offsetWidth, from: edges[0] - above, to: edges[1] - above };
  });
  return {
    list,
    items,
    above,
    width: list.parentElement.clientWidth,
    room: Math.max(turn.querySelector(".said").offsetHeight, inner || 0, kept),
    slack: kept ? SLACK : 0,
    row: BETWEEN + Math.max(...items.map(({ label }) => label.offsetHeight)),
  };
};

/* A label whose words begin above what is seen stands as near to their beginning as can be seen. */
const within = (items, seen, row) =>
  items
    .map((item) => ({ ...item, from: Math.max(item.from, Math.min(seen, item.to - row)) }))
    .sort((one, other) => one.from - other.from);

/** Put the labels where they belong; what is above `seen`, counted from the turn's top, cannot be seen. */
export const placeLabels = ({ list, items, above, ...margin }, seen) => {
  const inOrder = within(items, seen - above, margin.row);
  const places = arrange(inOrder, margin);
  list.classList.toggle("placed", Boolean(places));
  places?.forEach(({ top, left }, number) => {
    const { style } = inOrder[number].label;
    style.insetBlockStart = `${top}px`;
    style.insetInlineStart = `${left}px`;
  });
};
