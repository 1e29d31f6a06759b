import { isSeq, parseDocument, YAMLSeq } from "yaml";

/** Marks of one answer of one sheet, as a scheme file gives them. */
export interface WrittenOverrule {
  readonly sheet: string;
  readonly answer: string;
  readonly points: number;
  readonly why: string;
}

/** Whether a scheme says anything: nothing but blank lines and comments is none. */
export const saysNothing = (text: string): boolean =>
  text.split(/\r?\n/).every((line) => /^\s*(?:#.*)?$/.test(line));

/**
 * A scheme's text with marks by hand beside its own; where it gives marks to the same answer itself, the new ones hold.
 * The text has to be a scheme's, or to say nothing.
 */
export function schemeTextWith(text: string, marks: readonly WrittenOverrule[]): string {
  if (marks.length === 0) return text;
  const document = parseDocument(saysNothing(text) ? "{}" : text);
  const own = document.get("overrule");
  const list = isSeq(own) ? own : new YAMLSeq();
  const given = new Set(marks.map(({ sheet, answer }) => `${sheet} ${answer}`));
  list.items = list.items.filter((item) => {
    const one = document.createNode(item);
    const { sheet, answer } = (one.toJSON() ?? {}) as Partial<WrittenOverrule>;
    return !given.has(`${sheet} ${answer}`);
  });
  for (const mark of marks) list.items.push(document.createNode(mark));
  document.set("overrule", list);
  if (document.contents !== null && "flow" in document.contents) document.contents.flow = false;
  return document.toString({ lineWidth: 0 });
}
