/* Light or dark: applied before the first paint (loaded blocking, in the head), kept in this browser. */
(() => {
  const KEY = "polyphony-theme";
  const NEXT = { auto: "light", light: "dark", dark: "auto" };

  const read = () => {
    try {
      const kept = localStorage.getItem(KEY);
      return kept === "light" || kept === "dark" ? kept : "auto";
    } catch {
      return "auto"; // storage may be refused
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      /* the choice then lasts for this page */
    }
  };

  let current = read();

  const apply = () => {
    if (current === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.textContent = button.dataset[current];
    }
  };

  apply();
  document.addEventListener("DOMContentLoaded", apply);
  document.addEventListener("htmx:load", apply);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    current = NEXT[current];
    keep(current);
    apply();
  });
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    current = read();
    apply();
  });
})();
