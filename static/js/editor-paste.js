// Rewrites what is pasted before the editor reads it.
import { Extension, pm } from "django-prose-editor/editor";
import { make } from "secure-base/editor-dialog";
import { fromHTML, fromText, leavesPictures } from "secure-base/editor-pasted";

export const Pasted = Extension.create({
  name: "pasted",
  addOptions: () => ({ told: "" }),
  addProseMirrorPlugins() {
    const { told } = this.options;
    return [
      new pm.state.Plugin({
        view: ({ dom }) => {
          dom.after(make("p", { className: "paste-told", role: "status" }));
          return {};
        },
        props: {
          handleDOMEvents: {
            paste({ dom }, { clipboardData }) {
              dom.parentElement.querySelector(".paste-told").textContent = leavesPictures(clipboardData) ? told : "";
            },
          },
          transformPastedHTML: fromHTML,
          // Shift, Ctrl and V keep plain text as it is.
          clipboardTextParser(text, context, plain, view) {
            if (plain || !/\S\s*\n|^\s*(#{1,6}|[-*•]|\d+[.)])\s/.test(text)) return null;
            const body = new DOMParser().parseFromString(fromText(text), "text/html").body;
            const slice = pm.model.DOMParser.fromSchema(view.state.schema).parseSlice(body, { context });
            return pm.model.Slice.maxOpen(slice.content);
          },
        },
      }),
    ];
  },
});
