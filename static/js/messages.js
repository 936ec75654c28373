/* What went wrong, in a sentence, floating in #messages; and taking messages away.
   A refused htmx request carries its sentence in the response: plain text, or HTML whose [data-message], .notice or
   first paragraph is the sentence. Listens to "polyphony:message" (detail: {text, level}) from other modules and from
   the server (an HX-Trigger header). Notices swapped into #messages get a button to dismiss them too. */

const region = () => document.getElementById("messages");

const sentence = (xhr) => {
  const body = (xhr.responseText ?? "").trim();
  if (!body) return "";
  if (!(xhr.getResponseHeader("Content-Type") ?? "").includes("html")) return body.slice(0, 600);
  const page = new DOMParser().parseFromString(body, "text/html");
  const found = page.querySelector("[data-message], .notice p, main p, p");
  return (found ?? page.body).textContent.trim().replace(/\s+/g, " ").slice(0, 600);
};

const addDismiss = (notice) => {
  if (notice.querySelector("button[data-dismiss]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.dataset.dismiss = "";
  button.textContent = region()?.dataset.dismissLabel ?? "";
  notice.append(button);
};

// The rest of the page is inert under a modal dialog, so the sentence goes into it.
const place = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? region();

/** Show a sentence; level is success, warning, error or info. Takes the place of the one before. */
export const say = (text, level = "info") => {
  const where = place();
  if (!where || !text) return;
  document.querySelectorAll("[data-from-script]").forEach((old) => old.remove());
  const notice = document.createElement("div");
  notice.className = `notice notice-${level}`;
  notice.dataset.fromScript = "";
  if (where !== region()) notice.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = text;
  notice.append(words);
  addDismiss(notice);
  where.prepend(notice);
};

document.addEventListener("htmx:responseError", (event) => {
  say(sentence(event.detail.xhr) || region()?.dataset.failed, "error");
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say(region()?.dataset.offline, "error"));
}

document.addEventListener("polyphony:message", (event) => say(event.detail.text, event.detail.level));

document.addEventListener("htmx:load", (event) => {
  if (event.target.matches?.("#messages > .notice")) addDismiss(event.target);
});

document.addEventListener("click", (event) => {
  event.target.closest("button[data-dismiss]")?.closest(".notice")?.remove();
});
