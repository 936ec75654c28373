// Copy buttons: data-copy="id" copies a field's text; data-copy-rich="id" an element as rich text,
// with the text of the field data-plain="id" for where rich text cannot be pasted.
import { say } from "./messages.js";

async function copyRich(element, plain) {
  const html = element.innerHTML;
  const text = plain?.value ?? element.innerText;
  if (!window.ClipboardItem) return copySelected(element);
  const item = new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  });
  await navigator.clipboard.write([item]);
}

// Plain http has no clipboard API: select the words and let the browser's own copying take them.
function copySelected(element) {
  const selection = window.getSelection();
  if (element.select) element.select();
  else selection.selectAllChildren(element);
  document.execCommand("copy");
}

async function copyText(field) {
  if (!navigator.clipboard) return copySelected(field);
  await navigator.clipboard.writeText(field.value);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-rich]");
  if (!button) return;
  const rich = button.dataset.copyRich;
  const words = button.closest("[data-copies]").dataset;
  const element = document.getElementById(rich || button.dataset.copy);
  try {
    await (rich ? copyRich(element, document.getElementById(button.dataset.plain)) : copyText(element));
    button.dataset.copied = "";
    say(words.copied, "success");
  } catch {
    say(words.refused, "warning");
  }
});
