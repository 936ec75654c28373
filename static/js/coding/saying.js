/* Say something: in a message on the page, or to screen readers alone. */

export const say = (text, level = "info") => {
  document.dispatchEvent(new CustomEvent("polyphony:message", { detail: { text, level } }));
};

/** For screen readers, quietly. */
export const speak = (text) => {
  document.getElementById("spoken").textContent = text;
};
