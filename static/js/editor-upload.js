// Takes a new picture into the library without leaving the dialog; the server says what it cannot take, and why.
import { labelled, make } from "secure-base/editor-dialog";

// `taken` is given the picture once it is there.
export function upload({ add, words, taken }) {
  const file = labelled("upload", { label: words.file, help: words.fileHelp });
  Object.assign(file.input, { type: "file", accept: "image/jpeg,image/png,image/webp,image/avif,image/gif" });
  const shows = labelled("new-alternative", { label: words.shows, help: words.altHelp, maxLength: 200 });
  const credit = labelled("new-credit", { label: words.credit, help: words.creditHelp, maxLength: 120 });
  const fields = { upload: file.input, alternative: shows.input, credit: credit.input };
  const said = make("p", { role: "alert", className: "ask-help" });
  const button = make("button", { type: "button" }, words.upload);
  const fold = make("details", { className: "ask-upload" }, make("summary", {}, words.add));
  fold.append(file.row, shows.row, credit.row, said, button);

  const send = async () => {
    const body = new FormData();
    for (const [name, input] of Object.entries(fields)) body.set(name, input.files ? (input.files[0] ?? "") : input.value);
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    button.disabled = true;
    said.textContent = words.uploading;
    const asked = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" };
    const answer = await fetch(add, asked).catch(() => null);
    const isSaid = answer?.headers.get("Content-Type")?.startsWith("application/json");
    const given = isSaid ? await answer.json() : { errors: { "": [answer?.status === 413 ? words.tooLarge : words.failed] } };
    button.disabled = false;
    if (given.errors) return mend(given.errors);
    said.textContent = "";
    for (const input of Object.values(fields)) input.value = "";
    fold.open = false;
    taken(given);
  };
  const mend = (errors) => {
    said.replaceChildren(...Object.values(errors).flat().map((each) => make("span", {}, each)));
    for (const [name, input] of Object.entries(fields)) {
      if (name in errors) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    fields[Object.keys(errors).find((name) => name in fields)]?.focus();
  };
  button.addEventListener("click", send);
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !("value" in event.target) || event.target === button) return;
    event.preventDefault();
    if (event.target !== file.input) send();
  });
  return fold;
}
