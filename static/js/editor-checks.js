// Asks the server what is to be mended in the text, a moment after each change, and shows the place of each fault.
const PAUSE = 1200; // milliseconds after the last change
const SENT = ["csrfmiddlewaretoken", "language", "body", "summary", "patterns", "read_today", "reviewed_on", "review_due"];
const panel = document.querySelector(".checks");
const form = panel?.closest("form");
const [status, list] = panel ? panel.querySelectorAll("[role='status'], div") : [];
let timer;
let asking = null;
let shown = "";

async function check() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const fields = new FormData(form);
  const body = new URLSearchParams({ kind: panel.dataset.kind });
  for (const name of SENT) {
    if (fields.has(name)) body.set(name, fields.get(name));
  }
  const answer = await fetch(panel.dataset.at, { method: "POST", body, redirect: "manual", signal }).catch(() => null);
  if (signal.aborted) return;
  if (answer?.status !== 200) return say(panel.dataset.failed);
  show(await answer.text());
}

function show(html) {
  if (html === shown) return;
  shown = html;
  const wasAt = list.contains(document.activeElement) && document.activeElement.dataset.where;
  list.innerHTML = html;
  ready();
  say(list.querySelector("[data-said]").textContent);
  if (wasAt) list.querySelector(`[data-where="${wasAt}"]`)?.focus();
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

function ready() {
  for (const button of list.querySelectorAll("[data-where]")) button.hidden = false;
}

// The place in the editor that the server calls by its kind and its number among its kind, from 0.
function placeOf(doc, where) {
  const [kind, number] = where.split(":");
  let place = null;
  let count = -1;
  let link = null;
  doc.descendants((node, position) => {
    if (place !== null) return false;
    const mark = node.isInline ? node.marks.find(({ type }) => type.name === "link") : null;
    const begins = kind === "link" ? mark && !link?.eq(mark) : node.type.name === kind;
    link = mark;
    if (begins && (count += 1) === Number(number)) place = position;
    return place === null;
  });
  return place;
}

// The editor may have been ready before this script was there to hear of it.
function writing() {
  return form.querySelector(".ProseMirror")?.editor;
}

function goTo(where) {
  const editor = writing();
  if (!editor) return;
  const place = placeOf(editor.state.doc, where);
  if (place === null) return;
  const chain = editor.chain().focus();
  const node = editor.state.doc.nodeAt(place);
  if (node.type.name === "picture") chain.setNodeSelection(place);
  else chain.setTextSelection(node.isInline ? { from: place, to: place + node.nodeSize } : place + 1);
  chain.scrollIntoView().run();
}

if (form) {
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  };
  document.addEventListener("prose-editor:ready", ready);
  if (writing()) ready();
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  // A list that is made anew under somebody's finger has another button where theirs is let go.
  let pressed;
  list.addEventListener("pointerdown", ({ target }) => {
    pressed = target.dataset.where;
  });
  list.addEventListener("click", ({ target }) => {
    const where = target.dataset.where || pressed;
    if (where) goTo(where);
  });
}
