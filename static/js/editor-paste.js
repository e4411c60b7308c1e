// Rewrites what is pasted before the editor reads it.
import { Extension, pm } from "django-prose-editor/editor";
import { fromHTML, fromText } from "secure-base/editor-pasted";

export const Pasted = Extension.create({
  name: "pasted",
  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        props: {
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
