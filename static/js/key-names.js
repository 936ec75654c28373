/* The name of the key that is pressed, as coding/desk/coding_page/key_names.py writes it. */

const MODIFIERS = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta"]);

/** Whether only a modifier is held so far. */
export const isModifier = (event) => MODIFIERS.has(event.key);

/** "n", "?", "ArrowDown", "Shift+ArrowRight", "Ctrl+Shift+z". A letter is the same with Shift and without. */
export const keyName = (event) => {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const key = event.key === " " ? "Space" : event.key;
  const single = Array.from(key).length === 1;
  const shift = event.shiftKey && (control || !single) ? "Shift+" : "";
  return control + shift + (single && (control || /\p{L}/u.test(key)) ? key.toLowerCase() : key);
};
