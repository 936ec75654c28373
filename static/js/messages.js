/* What went wrong, in a sentence, in the message region; and taking messages away.
   A refused htmx request carries its sentence in the response: plain text, or HTML whose [data-message], .notice or
   first paragraph is the sentence. Listens to "polyphony:message" (detail: {text, level}) from other modules. */

const region = () => document.getElementById("messages");

const sentence = (xhr) => {
  const body = (xhr.responseText ?? "").trim();
  if (!body) return "";
  if (!(xhr.getResponseHeader("Content-Type") ?? "").includes("html")) return body.slice(0, 600);
  const page = new DOMParser().parseFromString(body, "text/html");
  const found = page.querySelector("[data-message], .notice p, main p, p");
  return (found ?? page.body).textContent.trim().replace(/\s+/g, " ").slice(0, 600);
};

const dismissButton = () => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.dataset.dismiss = "";
  button.textContent = region().dataset.dismissLabel;
  return button;
};

/** Show a sentence; level is success, warning, error or info. */
export const say = (text, level = "info") => {
  const place = region();
  if (!place || !text) return;
  const notice = document.createElement("div");
  notice.className = `notice notice-${level}`;
  const words = document.createElement("p");
  words.textContent = text;
  notice.append(words, dismissButton());
  for (const old of place.querySelectorAll(":scope > [data-from-script]")) old.remove();
  notice.dataset.fromScript = "";
  place.append(notice);
  notice.scrollIntoView({ block: "nearest" });
};

document.addEventListener("htmx:responseError", (event) => {
  say(sentence(event.detail.xhr) || region()?.dataset.failed, "error");
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say(region()?.dataset.offline, "error"));
}

document.addEventListener("polyphony:message", (event) => say(event.detail.text, event.detail.level));

document.addEventListener("click", (event) => {
  event.target.closest("button[data-dismiss]")?.closest(".notice")?.remove();
});
