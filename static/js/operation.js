/* An operation id for every change, so that a request sent twice is done once.
   A form with data-operation holds <input type="hidden" name="operation">, filled here before it is sent. The id
   stays while the request is unanswered (a retry must carry the same one) and is replaced once it is answered with
   success. The server's id, given for forms without JavaScript, is kept for the first request. */

/** A random UUID, version 4. randomUUID() is missing on plain http. */
export const operationId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

const field = (form) => form.elements.namedItem("operation");

const isMarked = (form) => form instanceof HTMLFormElement && form.hasAttribute("data-operation");

const fill = (form) => {
  const input = field(form);
  if (input && !input.value) input.value = operationId();
};

const renew = (form) => {
  const input = field(form);
  if (input) input.value = operationId();
};

// Capturing, so that the value is there before htmx gathers the form.
document.addEventListener(
  "submit",
  (event) => {
    if (isMarked(event.target)) fill(event.target);
  },
  true,
);

document.addEventListener("htmx:configRequest", (event) => {
  const form = event.target.closest?.("form[data-operation]");
  if (!form) return;
  fill(form);
  const input = field(form);
  if (input && event.detail.verb !== "get") event.detail.parameters.set?.("operation", input.value);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-operation]");
  if (form && event.detail.successful) renew(form);
});

// Back and forward show a form as it was left: its id may have been used.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-operation]").forEach(renew);
});
