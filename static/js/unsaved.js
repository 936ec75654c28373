/* Texts typed in a form of a page of its own and not saved: kept for this tab, and put back when the page opens again.
   Pages with #drafts keep theirs by drafts.js. What was sent is forgotten once a page of the project answers; one that
   is not of it (to sign in, or to say what went wrong) means that it was not taken. */

const PREFIX = "unsaved";
const HELD = new Set(["operation", "csrfmiddlewaretoken"]);
const words = document.getElementById("messages")?.dataset ?? {};
const member = document.querySelector("[data-left-waiting]")?.dataset.member;

const texts = (form) => Array.from(form.querySelectorAll("textarea, input[type=text]"));

const keyOf = (form) =>
  [PREFIX, member, location.pathname + location.search, form.getAttribute("action") ?? ""].join(" ");

const typed = (form) =>
  texts(form)
    .filter((field) => field.name && field.value !== field.defaultValue)
    .map((field) => [field.name, field.value]);

// What the form had seen when it was typed in: who saves over a newer text is asked, as without leaving.
const seen = (form) =>
  Array.from(form.querySelectorAll("input[type=hidden]"))
    .filter((field) => !HELD.has(field.name))
    .map((field) => [field.name, field.value]);

const draftAt = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");

const drop = (form) => sessionStorage.removeItem(keyOf(form));

const keep = (form, sent = false) => {
  const fields = typed(form);
  if (!fields.length) drop(form);
  else sessionStorage.setItem(keyOf(form), JSON.stringify({ fields, seen: seen(form), sent }));
};

const put = (form, pairs) => {
  for (const [name, value] of pairs) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
};

const notice = (form) => {
  const made = document.createElement("div");
  made.className = "notice notice-warning";
  made.setAttribute("role", "status");
  const said = document.createElement("p");
  said.textContent = words.unsaved;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "button button-quiet button-small";
  away.textContent = words.discard;
  away.addEventListener("click", () => {
    drop(form);
    location.assign(location.pathname + location.search);
  });
  made.append(said, away);
  return made;
};

const restore = (form) => {
  const draft = draftAt(keyOf(form));
  if (draft) put(form, draft.fields);
  if (!draft || !typed(form).length) return drop(form);
  put(form, draft.seen);
  keep(form);
  return form.before(notice(form));
};

const watch = (form) => {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", () => keep(form, true));
  form.querySelectorAll(".form-actions a").forEach((cancel) => {
    cancel.addEventListener("click", () => drop(form));
  });
};

const sent = () =>
  Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX) && draftAt(key).sent);

const notTaken = () => {
  for (const key of sent()) {
    sessionStorage.setItem(key, JSON.stringify({ ...draftAt(key), sent: false }));
  }
};

const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";

if (!member) notTaken();
else if (!cameBack) sent().forEach((key) => sessionStorage.removeItem(key));

if (member && !document.getElementById("drafts")) {
  const forms = Array.from(document.querySelectorAll("main form[data-operation]")).filter((form) =>
    form.querySelector("textarea"),
  );
  forms.forEach(watch);
  document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
    if (!forms.includes(target)) return;
    if (detail.successful) drop(target);
    else keep(target);
  });
}
