// A text to start from comes below what is written already. Without this, the page comes again with it.
for (const form of document.querySelectorAll("form[data-start-from]")) {
  const box = document.getElementById(form.dataset.startFrom);
  const said = form.querySelector("[data-said]");
  if (!box) continue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { words } = form.querySelector("select").selectedOptions[0].dataset;
    // A second press does not put the same text there again.
    if (box.value.includes(words)) {
      said.textContent = said.dataset.done;
      box.focus();
      return;
    }
    const before = box.value.trimEnd();
    box.value = before ? `${before}\n\n${words}` : words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    said.textContent = said.dataset.done;
    box.focus();
    const at = before ? before.length + 2 : 0;
    box.setSelectionRange(at, at);
  });
}
