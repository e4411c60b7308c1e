// A picture with its caption, chosen from the practice's library.
import { Node } from "django-prose-editor/editor";
import { labelled, make, open } from "secure-base/editor-dialog";
import { upload } from "secure-base/editor-upload";

const WAIT = 250; // milliseconds after the last key before the library is asked

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "text*",
  marks: "bold italic link",
  isolating: true,
  draggable: true,
  addOptions: () => ({ label: "picture", library: "", add: "", words: {} }),
  addAttributes: () => ({
    image: { default: null, rendered: false, parseHTML: (element) => element.dataset.image },
    src: { default: "", rendered: false, parseHTML: (element) => element.querySelector("img")?.getAttribute("src") },
    alt: { default: "", rendered: false, parseHTML: (element) => element.querySelector("img")?.alt ?? "" },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-image]",
      getAttrs: (element) => (element.querySelector("img") ? null : false),
      contentElement: (element) => element.querySelector("figcaption") ?? make("figcaption"),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "figure",
    { "data-image": attrs.image },
    ["img", { src: attrs.src, alt: attrs.alt }],
    ["figcaption", 0],
  ],
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "nodes",
      button: buttons.text(this.options.label),
      active: (editor) => editor.isActive("picture"),
      command: (editor) => choose(editor, this.options),
    });
  },
});

async function choose(editor, options) {
  const now = editor.isActive("picture") ? editor.getAttributes("picture") : null;
  const chosen = await open({
    title: options.words.title,
    words: options.words,
    build: (form) => library(form, options, now),
  });
  const chain = editor.chain().focus();
  if (!chosen) return chain.run();
  const { caption, ...attrs } = chosen;
  if (now) return chain.updateAttributes("picture", attrs).run();
  const content = caption ? [{ type: "text", text: caption }] : [];
  return chain.insertContent([{ type: "picture", attrs, content }, { type: "paragraph" }]).run();
}

// Puts the library into the form: a search, the pictures, and the words that go with the one that is chosen.
function library(form, { library: address, add, words }, now) {
  const search = labelled("q", { label: words.search });
  search.input.type = "search";
  const said = make("p", { role: "status", className: "ask-help" });
  const list = make("fieldset", { className: "pictures" });
  const alt = labelled("alt", { label: words.alt, help: words.altHelp, value: now?.alt ?? "", required: true, maxLength: 200 });
  const caption = labelled("caption", { label: words.caption, maxLength: 300 });
  let pictures = [];

  const show = async (picked) => {
    const key = picked ?? new FormData(form).get("picture") ?? now?.image;
    const asked = `${address}?${new URLSearchParams({ q: search.input.value.trim() })}`;
    const answer = await fetch(asked, { headers: { Accept: "application/json" } }).catch(() => null);
    const isList = answer?.ok && answer.headers.get("Content-Type")?.startsWith("application/json");
    pictures = isList ? await answer.json() : [];
    said.textContent = isList ? (pictures.length ? "" : words.none) : words.failed;
    list.replaceChildren(make("legend", {}, words.which), ...pictures.map((picture) => choice(picture, key)));
  };
  // Whoever comes back from adding one finds it here.
  const open = new AbortController();
  addEventListener("focus", () => show(), { signal: open.signal });
  form.closest("dialog").addEventListener("close", () => open.abort());
  let waiting;
  search.input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(), WAIT);
  });
  search.input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  let suggested = now?.alt ?? "";
  const suggest = (picture) => {
    if (alt.input.value === suggested) alt.input.value = picture.alternative;
    suggested = picture.alternative;
  };
  list.addEventListener("change", ({ target }) => suggest(pictures.find(({ id }) => String(id) === target.value)));
  // What is new comes first in the library, and is what was wanted.
  const taken = async (picture) => {
    search.input.value = "";
    await show(String(picture.id));
    suggest(picture);
    said.textContent = words.taken;
    list.querySelector(":checked")?.focus();
  };
  form.append(search.row, list, said, upload({ add, words, taken }), alt.row, ...(now ? [] : [caption.row]));
  show();
  return () => {
    const key = form.elements.picture && new FormData(form).get("picture");
    const picture = pictures.find(({ id }) => String(id) === key);
    const kept = picture ? { image: String(picture.id), src: picture.url } : now && { image: now.image, src: now.src };
    if (!kept) {
      said.textContent = words.chooseOne;
      return null;
    }
    return { ...kept, alt: alt.input.value.trim(), caption: caption.input.value.trim() };
  };
}

function choice({ id, url, alternative, credit }, chosen) {
  const radio = make("input", { type: "radio", name: "picture", value: String(id), checked: String(id) === chosen });
  const words = make("span", {}, alternative, make("small", {}, credit));
  return make("label", {}, radio, make("img", { src: url, alt: "", loading: "lazy" }), words);
}
