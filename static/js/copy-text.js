/* <button data-copy="ID"> copies the value of the field with that id and says so.
   Without a clipboard (plain http) the text is selected, so that Ctrl+C takes it. */

const copy = async (field) => {
  field.select();
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(field.value);
    return true;
  }
  return document.execCommand("copy");
};

const said = (button) => {
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
};

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      if (await copy(field)) said(button);
    } catch {
      field.select();
    }
  });
}
