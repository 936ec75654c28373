/* Themes and passages change their places by Alt with an arrow, too: from anywhere within one, its button is pressed.
   The list comes back from the server; the button keeps the focus, and where the row now stands is told. */

const keys = { ArrowUp: "up", ArrowDown: "down" };

document.addEventListener("keydown", (event) => {
  const way = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? keys[event.key] : null;
  if (!way || event.target.closest("input, textarea, select")) return;
  const button = event.target.closest("[data-moving]")?.querySelector(`[data-move="${way}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
});

// At its end nothing is asked of the server.
document.addEventListener("click", (event) => {
  if (event.target.closest('[data-move][aria-disabled="true"]')) event.preventDefault();
}, true);

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = event.detail.requestConfig?.triggeringEvent?.submitter ?? event.target;
  if (button.matches?.('[data-move][aria-disabled="true"]')) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", () => {
  const row = document.activeElement?.closest("[data-moving]");
  const told = document.getElementById("moved-to");
  if (!row || !told) return;
  told.textContent = row.dataset.place;
  row.scrollIntoView({ block: "nearest" });
});
