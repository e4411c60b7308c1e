// The blocks that only our articles have: kinds of paragraph, call-out, stop, footnote, invitation. Their HTML is that
// of articles/blocks.py; every word that is shown comes from the settings of the editor.
import { Extension, Node, pm } from "django-prose-editor/editor";
import { ask, make } from "secure-base/editor-dialog";

const item = (name, group, button, rest) => ({ name, groups: group, button, ...rest });

export const ParagraphKind = Extension.create({
  name: "paragraphKind",
  addOptions: () => ({ kinds: {} }),
  addGlobalAttributes() {
    const known = (name) => (name in this.options.kinds ? name : null);
    return [
      {
        types: ["paragraph"],
        attributes: {
          class: {
            default: null,
            parseHTML: (element) => known(element.className.trim()),
            renderHTML: ({ class: name }) => (name ? { class: name } : {}),
          },
        },
      },
    ];
  },
  addMenuItems({ menu, buttons }) {
    for (const [kind, label] of Object.entries(this.options.kinds)) {
      const active = (editor) => editor.isActive("paragraph", { class: kind });
      const command = (editor) =>
        editor.chain().focus().updateAttributes("paragraph", { class: active(editor) ? null : kind }).run();
      const enabled = (editor) => editor.isActive("paragraph");
      menu.defineItem(item(`kind:${kind}`, "kinds", buttons.text(label), { active, command, enabled }));
    }
  },
});

// Shown as notes: as asides they would be landmarks. A stop has the heading that readers see above it.
const aside = (name) =>
  Node.create({
    name,
    group: "block",
    content: "(paragraph | bulletList | orderedList)+",
    defining: true,
    addOptions: () => ({ label: name, heading: "" }),
    parseHTML: () => [{ tag: `aside.${name}` }],
    renderHTML: () => ["aside", { class: name }, 0],
    addNodeView() {
      return () => {
        const contentDOM = make("div");
        const heading = make("p", { className: "stop-heading", contentEditable: "false" }, this.options.heading);
        const above = this.options.heading ? [heading] : [];
        return { dom: make("div", { className: name, role: "note" }, ...above, contentDOM), contentDOM };
      };
    },
    addMenuItems({ menu, buttons }) {
      menu.defineItem(
        item(name, "asides", buttons.text(this.options.label), {
          active: (editor) => editor.isActive(name),
          command: (editor) => editor.chain().focus().toggleWrap(name).run(),
          enabled: (editor) => editor.isActive(name) || editor.can().toggleWrap(name),
        }),
      );
    },
  });

export const Callout = aside("callout");
export const Stop = aside("stop");

export const Invitation = Node.create({
  name: "invitation",
  group: "block",
  atom: true,
  addOptions: () => ({ label: "invitation", shown: "" }),
  parseHTML: () => [{ tag: 'div[data-block="invitation"]' }],
  renderHTML: () => ["div", { "data-block": "invitation" }],
  addNodeView() {
    return () => ({ dom: make("div", { "data-block": "invitation" }, this.options.shown) });
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem(
      item("invitation", "asides", buttons.text(this.options.label), {
        active: (editor) => placeOf(editor, "invitation") !== null,
        command(editor) {
          const place = placeOf(editor, "invitation");
          if (place !== null) return editor.chain().focus().deleteRange({ from: place, to: place + 1 }).run();
          // It stands inside nothing else: after the part of the text in which somebody writes.
          const { $to, to } = editor.state.selection;
          return editor.chain().insertContentAt($to.depth ? $to.after(1) : to, { type: "invitation" }).focus().run();
        },
      }),
    );
  },
});

function placeOf(editor, name) {
  let found = null;
  editor.state.doc.descendants((node, place) => {
    if (node.type.name === name) found = place;
    return found === null;
  });
  return found;
}

export const Note = Node.create({
  name: "note",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ label: "note", words: {} }),
  addAttributes: () => ({
    note: {
      default: "",
      parseHTML: (element) => element.dataset.note,
      renderHTML: ({ note }) => ({ "data-note": note }),
    },
  }),
  parseHTML: () => [{ tag: "sup[data-note]" }],
  renderHTML: ({ HTMLAttributes }) => ["sup", { ...HTMLAttributes, title: HTMLAttributes["data-note"] }],
  addMenuItems({ menu, buttons }) {
    menu.defineItem(
      item("note", "nodes", buttons.text(this.options.label), {
        active: (editor) => editor.isActive("note"),
        command: (editor) => write(editor, this.options.words),
        enabled: (editor) => editor.state.selection.$from.parent.type.name !== "picture",
      }),
    );
  },
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.isActive("note") && write(this.editor, this.options.words) };
  },
  addProseMirrorPlugins() {
    const { editor, options } = this;
    const handleDoubleClickOn = (view, place, node) => node.type.name === "note" && write(editor, options.words);
    return [new pm.state.Plugin({ props: { handleDoubleClickOn } })];
  },
});

// Writes a new note, or changes the one that is selected; one that is emptied goes.
function write(editor, words) {
  const selected = editor.isActive("note");
  const value = selected ? editor.getAttributes("note").note : "";
  const fields = { note: { label: words.note, help: words.help, value, rows: 4, maxLength: 1000 } };
  ask({ title: words.title, words, fields }).then((answer) => {
    if (!answer) return editor.commands.focus();
    const chain = editor.chain().focus();
    if (!answer.note) return selected ? chain.deleteSelection().run() : chain.run();
    if (selected) return chain.updateAttributes("note", answer).run();
    const { to } = editor.state.selection;
    return chain.insertContentAt(to, { type: "note", attrs: answer }).run();
  });
  return true;
}
