import type { Step } from "./schema.js";

/** Where a cursor stands in a YAML text: in which group, and at a key or at the value of one. */
export interface YamlPlace {
  readonly path: readonly Step[];
  /** The key whose value is typed; null where a key is. */
  readonly key: string | null;
  /** What is typed of the word so far. */
  readonly word: string;
}

interface Open {
  readonly indent: number;
  readonly step: Step;
}

/** Spaces, dashes of lists, and the rest of a line. */
const LINE = /^( *)((?:- +|-$)*)(.*)$/;
const COMMENT = /^\s*(?:#.*)?$/;

/**
 * Reads by indentation, as people write a quiz: blocks, lists with dashes, and a group in braces on one line. A text that
 * is not finished is read as far as it goes. Which item of a list it is does not matter: each is item 0.
 */
export function placeAt(text: string, offset: number): YamlPlace {
  const before = text.slice(0, offset).split("\n");
  const current = before.pop() ?? "";
  const open: Open[] = [];
  for (const line of before) enter(line, open);
  const brace = current.lastIndexOf("{");
  if (brace > current.lastIndexOf("}")) {
    enter(current.slice(0, brace), open);
    return placeIn(
      current
        .slice(brace + 1)
        .split(",")
        .at(-1) ?? "",
      open,
    );
  }
  return placeIn(begin(current, open), open);
}

/** Closes what a line ends and opens the lists that it stands in; gives the rest of the line. */
function begin(line: string, open: Open[]): string {
  const [, spaces = "", dashes = "", rest = ""] = LINE.exec(line) ?? [];
  const list = dashes !== "";
  // A list's dashes may stand as far left as the key that it belongs to.
  const ends = ({ indent, step }: Open): boolean =>
    indent > spaces.length || (indent === spaces.length && !(list && typeof step === "string"));
  for (let last = open.at(-1); last !== undefined && ends(last); last = open.at(-1)) open.pop();
  if (list) open.push({ indent: spaces.length, step: 0 });
  return rest;
}

/** Takes a whole line in, and the group that its key opens. */
function enter(line: string, open: Open[]): void {
  if (COMMENT.test(line)) return;
  const rest = begin(line, open);
  const [, key, value = ""] = /^([\w$-]+)\s*:(.*)$/.exec(rest) ?? [];
  if (key !== undefined && COMMENT.test(value)) open.push({ indent: line.length - rest.length, step: key });
}

function placeIn(part: string, open: readonly Open[]): YamlPlace {
  const path = open.map(({ step }) => step);
  const [, key, typed = ""] = /^\s*([\w$-]+)\s*:\s*(.*)$/.exec(part) ?? [];
  const word = (text: string): string => /[\w.-]*$/.exec(text)?.[0] ?? "";
  return key === undefined ? { path, key: null, word: word(part) } : { path, key, word: word(typed) };
}
