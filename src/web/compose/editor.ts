import { autocompletion, type CompletionResult } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { keysIn, nodesAt, type SchemaNode, wordsIn } from "./schema.js";
import { placeAt } from "./yamlPlace.js";

export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The quiz file as it is typed. */
export interface Editor {
  readonly text: () => string;
  /** Puts another text in its place. */
  readonly write: (text: string) => void;
  readonly tell: (faults: readonly Fault[]) => void;
}

/** White also where the page is dark: the colours of keys and comments are made for it. */
const theme = EditorView.theme({
  "&": {
    fontSize: "0.95rem",
    border: "1.5px solid var(--line)",
    borderRadius: "4px",
    colorScheme: "light",
    backgroundColor: "#fff",
    color: "#000",
  },
  "&.cm-focused": { outline: "3px solid #e08600", outlineOffset: "2px" },
  ".cm-content": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", caretColor: "#000" },
  ".cm-gutters": { backgroundColor: "#f0f0f0", color: "#4a4a4a", border: "0" },
  ".cm-tooltip": { backgroundColor: "#f0f0f0", color: "#000", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-scroller": { maxHeight: "36rem", overflow: "auto" },
});

/**
 * An editor in a shadow of its own: its styles then come in a way that the page's policy allows. `changed` hears of each
 * letter, `label` is what it is called.
 */
export function openEditor(
  place: HTMLElement,
  {
    text,
    label,
    schema,
    changed,
  }: {
    readonly text: string;
    readonly label: string;
    readonly schema: Promise<SchemaNode>;
    readonly changed: () => void;
  },
): Editor {
  const root = place.attachShadow({ mode: "open" });
  let quiet = false;
  const view = new EditorView({
    doc: text,
    root,
    parent: root,
    extensions: [
      basicSetup,
      yaml(),
      theme,
      EditorView.lineWrapping,
      // A file that is longer than the editor is scrolled by its keys.
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      autocompletion({
        override: [
          async ({ pos, state, explicit }): Promise<CompletionResult | null> =>
            completions(state.doc.toString(), pos, explicit, await schema),
        ],
      }),
      EditorView.updateListener.of(({ docChanged }) => {
        if (docChanged && !quiet) changed();
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    write: (next) => {
      if (next === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      quiet = false;
    },
    tell: (faults) => {
      const { doc } = view.state;
      const told = faults.map(({ line, column, message }): Diagnostic => {
        const { from: start, to: end } = doc.line(Math.min(Math.max(1, line), doc.lines));
        const from = Math.min(start + Math.max(0, column - 1), end);
        return { from, to: Math.max(from, end), severity: "error", message };
      });
      view.dispatch(setDiagnostics(view.state, told));
    },
  };
}

/** What may be typed at a place, by the schema. */
function completions(
  text: string,
  offset: number,
  explicit: boolean,
  schema: SchemaNode,
): CompletionResult | null {
  const { path, key, word } = placeAt(text, offset);
  if (word === "" && !explicit && key === null) return null;
  const from = offset - word.length;
  const nodes = nodesAt(schema, key === null ? path : [...path, key]);
  const options =
    key === null
      ? [...keysIn(nodes)].map(([label, info]) => ({
          ...{ label, apply: `${label}: `, type: "property" },
          ...(info === "" ? {} : { info }),
        }))
      : wordsIn(nodes).map((label) => ({ label, type: "enum" }));
  return options.length === 0 ? null : { from, options, validFor: /^[\w.-]*$/ };
}
