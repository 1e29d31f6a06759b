import temml from "temml";
import { onceEach } from "./onceEach.js";

/** TeX as a `<math>` element that is hidden from screen readers: its figure speaks for it. */
export const mathHtml = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none" })
    .replace("<math", '<math aria-hidden="true"'),
);

/** The texts of elements stand between two of these, noncharacters of Unicode. */
const TOKEN = "\u{FDEF}";

const withTokens = onceEach((tex) => {
  const tree = mathTree(tex);
  const mark = (node: MathNode): void => {
    if (node.text !== undefined) node.text = `${TOKEN}${node.text}${TOKEN}`;
    for (const child of node.children ?? []) mark(child);
  };
  mark(tree);
  // Texts beside each other are one.
  return tree
    .toMarkup()
    .replaceAll(TOKEN + TOKEN, "")
    .replace("<math", '<math aria-hidden="true"');
});

/** The same in pieces: tags, the text of an element, tags, … */
export const mathTokens = (tex: string): readonly string[] => withTokens(tex).split(TOKEN);

/** TeX as a `<math>` element with its namespace, valid by the schema of MathML 3, for XML documents. */
export const mathXml = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none", xml: true })
    .replaceAll('lspace="0"', 'lspace="0em"')
    .replace(/(<m(?!style)\w+[^>]*?) scriptlevel="[^"]*"/g, "$1"),
);

/** An element of MathML, or its text. */
export interface MathNode {
  /** The element's name; none of a text. */
  readonly type?: string;
  text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly MathNode[];
  readonly toMarkup: () => string;
}

/** TeX as the tree of which a `<math>` element is made. */
export const mathTree = (tex: string): MathNode => asTree.__renderToMathMLTree(tex, { throwOnError: true });

/** Temml's types give it another name than it has. */
const asTree = temml as unknown as {
  readonly __renderToMathMLTree: (tex: string, options: { readonly throwOnError: true }) => MathNode;
};
