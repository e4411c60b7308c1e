// The text area of the editor is hidden: whoever is led to it from the list of errors comes to the editor.
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#id_']");
  const field = link && document.getElementById(link.hash.slice(1));
  field?.closest("details")?.setAttribute("open", "");
  field?.closest(".prose-editor")?.querySelector("[role='textbox'], [contenteditable]")?.focus();
});
