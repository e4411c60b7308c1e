// The code can be written down without this; with it, one press copies it.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const said = document.getElementById(button.dataset.says);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      said.textContent = button.dataset.done;
    } catch {
      // Copying is not allowed here: choose the text, so that one key copies it.
      source.closest("details")?.setAttribute("open", "");
      getSelection().selectAllChildren(source);
      said.textContent = button.dataset.failed;
    }
  });
}
