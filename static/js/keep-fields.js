// Times, ticks and choices of an answer are kept with its words: as one text in a hidden box that keep-unsent.js keeps.
for (const kept of document.querySelectorAll("input[data-keep='fields']")) {
  const { form } = kept;
  const isTick = ({ type }) => type === "checkbox" || type === "radio";
  const fields = [...form.elements].filter(
    ({ name, type, dataset }) => name && !dataset.keep && type !== "hidden" && type !== "submit",
  );
  const { at, values } = JSON.parse(kept.value || "{}");
  if (at === location.pathname) {
    for (const field of fields) {
      const given = values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (isTick(field)) field.checked = given.includes(field.value);
      else if (given.length) field.value = given[0];
    }
  }
  form.addEventListener("input", ({ target }) => {
    if (!fields.includes(target)) return;
    const said = fields.filter((field) => !isTick(field) || field.checked);
    kept.value = JSON.stringify({ at: location.pathname, values: said.map(({ name, value }) => [name, value]) });
    kept.dispatchEvent(new Event("input"));
  });
}
