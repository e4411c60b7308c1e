// Gives the toolbar its names, states and one stop for the Tab key, says what the blocks are, and links their own dialog.
import { Extension, Link as Base } from "django-prose-editor/editor";
import { ask, make } from "secure-base/editor-dialog";

export const Toolbar = Extension.create({
  name: "toolbar",
  addOptions: () => ({ label: "", names: {}, blocks: {}, about: "" }),
  onCreate() {
    const bar = this.editor.storage.menu.dom;
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", this.options.label);
    const buttons = [...bar.querySelectorAll("button[data-name]")];
    const { blocks, about } = this.options;
    const terms = [];
    for (const button of buttons) {
      const says = blocks[button.dataset.name];
      if (says) {
        button.title = says;
        terms.push(make("dt", {}, button.textContent.trim()), make("dd", {}, says));
      }
      const name = this.options.names[button.dataset.name];
      if (!name) continue;
      button.title = name;
      button.setAttribute("aria-label", name);
    }
    const tell = () => {
      for (const button of buttons) {
        const { classList, dataset } = button;
        if (!dataset.name.startsWith("history")) button.setAttribute("aria-pressed", classList.contains("active"));
        button.setAttribute("aria-disabled", classList.contains("disabled"));
      }
    };
    this.editor.on("transaction", tell);
    tell();
    oneStop(bar, buttons);
    bar.parentElement.append(make("details", { className: "about-blocks" }, make("summary", {}, about), make("dl", {}, ...terms)));
  },
});

// The Tab key comes to the toolbar once, and arrows go from button to button.
function oneStop(bar, buttons) {
  const stopAt = (chosen) => {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  };
  stopAt(buttons[0]);
  bar.addEventListener("focusin", ({ target }) => buttons.includes(target) && stopAt(target));
  bar.addEventListener("keydown", (event) => {
    const shown = buttons.filter((button) => button.offsetParent);
    const at = shown.indexOf(document.activeElement);
    const isRightToLeft = getComputedStyle(bar).direction === "rtl";
    const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
    const next = { Home: shown[0], End: shown.at(-1) }[event.key] ?? (step && shown.at((at + step) % shown.length));
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
}

export const Link = Base.extend({
  addOptions() {
    return { ...this.parent?.(), words: {}, schemes: [] };
  },
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          edit(editor, this.options);
          return true;
        },
    };
  },
  addMenuItems(storage) {
    this.parent?.(storage);
    const { menu } = storage;
    const link = menu.items("link").find(({ name }) => name === "link");
    link.enabled = (editor) => editor.isActive("link") || editor.can().setMark("link");
  },
});

// The words of a link are asked for too, unless some were selected to become one.
async function edit(editor, { words, schemes }) {
  const isOld = editor.isActive("link");
  if (isOld) editor.commands.extendMarkRange("link");
  const { from, to, empty } = editor.state.selection;
  const before = { href: editor.getAttributes("link").href ?? "", words: isOld ? editor.state.doc.textBetween(from, to) : "" };
  const fields = { href: { label: words.address, help: words.help, value: before.href, required: true } };
  if (isOld || empty) fields.words = { label: words.words, value: before.words, required: true };
  const check = (values, wrong) => {
    const href = address(values.href, schemes);
    return href ? { ...values, href } : wrong("href", words.wrong);
  };
  const answer = await ask({ title: words.title, words, fields, check });
  const chain = editor.chain().focus();
  if (!answer) return chain.run();
  const marks = [{ type: "link", attrs: { href: answer.href } }];
  if ((answer.words ?? before.words) === before.words) return chain.setMark("link", marks[0].attrs).run();
  return chain.insertContentAt({ from, to }, { type: "text", text: answer.words, marks }).unsetMark("link").run();
}

// What was typed as an address that leads somewhere: www.… and name@… get what is missing before them.
export function address(typed, schemes) {
  if (/^[/#]/.test(typed)) return typed;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(typed)?.[1].toLowerCase();
  if (scheme) return schemes.includes(scheme) ? typed : null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`;
  return /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(typed) ? `https://${typed}` : null;
}
