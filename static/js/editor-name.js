// The editor stands in for a hidden textarea: it takes over the textarea's name and description.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const described = textarea.getAttribute("aria-describedby");
  label.id = `${textarea.id}_label`;
  editor.setOptions({
    editorProps: {
      attributes: {
        "aria-labelledby": label.id,
        "aria-multiline": "true",
        ...(described && { "aria-describedby": described }),
      },
    },
  });
  label.addEventListener("click", () => editor.commands.focus());
});
