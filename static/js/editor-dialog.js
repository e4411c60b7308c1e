// Asks the writer for a few words in a dialog, and gives them back once they are right; nothing when it was cancelled.
let asked = 0;

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// A labelled field; `help` is read out with it.
export function labelled(name, { label, help = "", value = "", required = false, rows = 0, maxLength = 0 }) {
  const id = `ask-${asked}-${name}`;
  const input = rows ? make("textarea", { rows }) : make("input", { type: "text", autocomplete: "off" });
  Object.assign(input, { id, name, value, required });
  if (maxLength) input.maxLength = maxLength;
  const parts = [make("label", { htmlFor: id }, label)];
  if (help) {
    parts.push(make("p", { id: `${id}-help`, className: "ask-help" }, help));
    input.setAttribute("aria-describedby", `${id}-help`);
  }
  return { row: make("div", { className: "ask-field" }, ...parts, input), input };
}

// `build` puts fields into the form and returns a function that gives what was written, or null where it is not right yet.
export function open({ title, words, build }) {
  asked += 1;
  const heading = make("h2", { id: `ask-${asked}`, className: "prose-editor-dialog-title" }, title);
  const form = make("form", { method: "dialog" }, heading);
  const dialog = make("dialog", { className: "prose-editor-dialog ask", "aria-labelledby": heading.id }, form);
  const read = build(form);
  const cancel = make("button", { type: "button" }, words.cancel);
  form.append(make("div", { className: "prose-editor-dialog-buttons" }, make("button", { type: "submit" }, words.done), cancel));
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    cancel.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer = read();
      if (answer) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
  });
}

// The usual case: some fields by name; `check` may say by name what is wrong with a value, or change the values.
export function ask({ title, words, fields, check = (values) => values }) {
  return open({
    title,
    words,
    build(form) {
      const inputs = {};
      for (const [name, field] of Object.entries(fields)) {
        const { row, input } = labelled(name, field);
        input.addEventListener("input", () => input.setCustomValidity(""));
        inputs[name] = input;
        form.append(row);
      }
      const wrong = (name, sentence) => {
        inputs[name].setCustomValidity(sentence);
        inputs[name].reportValidity();
        return null;
      };
      return () => check(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])), wrong);
    },
  });
}
