/* Paint over words without touching the page's elements: CSS Custom Highlights, or boxes laid over the words. */

const supported = typeof Highlight === "function" && CSS.highlights;
const layers = new Map();

const highlight = (name) => {
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  return CSS.highlights.get(name);
};

const boxes = (name, range) =>
  Array.from(range.getClientRects(), (rect) => {
    const box = document.createElement("div");
    box.className = `paint paint-${name}`;
    box.style.left = `${rect.left + scrollX}px`;
    box.style.top = `${rect.top + scrollY}px`;
    box.style.width = `${rect.width}px`;
    box.style.height = `${rect.height}px`;
    document.body.append(box);
    return box;
  });

/** Paint a range; answers with a function that takes the paint away. */
export const paint = (name, range) => {
  if (supported) {
    highlight(name).add(range);
    return () => highlight(name).delete(range);
  }
  const laid = boxes(name, range);
  return () => laid.forEach((box) => box.remove());
};

/** Paint a range as the only one of its name; null takes it away. */
export const paintOnly = (name, range) => {
  layers.get(name)?.();
  layers.delete(name);
  if (range) layers.set(name, paint(name, range));
};

/** A function that paints these ranges under a name, in place of those before; no more than one screen of them. */
export const painter = (name) => {
  let clear = [];
  return (ranges) => {
    clear.forEach((undo) => undo());
    clear = ranges.map((range) => paint(name, range));
  };
};
