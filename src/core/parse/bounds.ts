import {
  type Alias,
  CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  Lexer,
  visit,
  type YAMLMap,
} from "yaml";
import { type Fault, fail } from "../base/errors.js";

/** What a YAML or JSON text may hold at most: far beyond any network or quiz, and still read in a moment. */
export const MOST_READ = {
  characters: 400_000,
  /** Lists and groups of keys in each other. */
  depth: 60,
  /** Numbers, texts, keys, lists and groups in all. */
  values: 100_000,
  aliases: 200,
  /** How many values aliases may stand for. */
  aliased: 100,
} as const;

const OPENS = new Set<string>(["flow-seq-start", "flow-map-start"]);
const CLOSES = new Set<string>(["flow-seq-end", "flow-map-end"]);
const INDICATORS = new Set<string>(["seq-item-ind", "explicit-key-ind", "map-value-ind"]);

/** Throws TOO_LARGE for a text that is too long or nested too deeply, before the parser would go down into it. */
export function checkText(text: string, file: string): void {
  if (text.length > MOST_READ.characters) {
    const message = `${text.length} characters; at most ${MOST_READ.characters} are read`;
    throw fail("TOO_LARGE", message, { file });
  }
  let line = 1;
  let brackets = 0;
  // `- - - x`: each sign of one line opens a list of its own.
  let signs = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token) ?? "";
    if (type === "newline") {
      line++;
      signs = 0;
    } else if (OPENS.has(type)) brackets++;
    else if (CLOSES.has(type)) brackets = Math.max(0, brackets - 1);
    else if (INDICATORS.has(type) && brackets === 0) signs++;
    if (brackets + signs > MOST_READ.depth) throw tooDeep({ file, line });
  }
}

const tooDeep = (place: Fault["place"]) =>
  fail("TOO_LARGE", `nested more than ${MOST_READ.depth} deep; brackets stand three deep at most`, place);

/** A fault of a text, and the offset of where it stands. */
interface Wrong {
  readonly message: string;
  readonly start: number;
}

/**
 * What the parser does not look at: aliases (`*name`) that no anchor stands before, and keys that a group has twice.
 * Throws TOO_LARGE where the document holds more than is read.
 */
export function checkNodes(document: Document.Parsed, file: string): readonly Wrong[] {
  const anchors = new Set<string>();
  const wrong: Wrong[] = [];
  let values = 0;
  let aliases = 0;
  visit(document, {
    Node: (_key, node, path) => {
      values++;
      if (values > MOST_READ.values) {
        const message = `more than ${MOST_READ.values} numbers and texts; fewer would be right`;
        throw fail("TOO_LARGE", message, { file });
      }
      if (path.filter(isCollection).length > MOST_READ.depth) throw tooDeep({ file });
      if (isMap(node)) wrong.push(...repeatedKeys(node));
      if (isAlias(node)) {
        aliases++;
        if (!anchors.has(node.source)) wrong.push(dangling(node));
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  if (aliases > MOST_READ.aliases) {
    const message = `${aliases} aliases; at most ${MOST_READ.aliases}, so write the values out`;
    throw fail("TOO_LARGE", message, { file });
  }
  return wrong;
}

const dangling = ({ source, range }: Alias): Wrong => ({
  message: `*${source} stands for nothing; an anchor &${source} has to come before it`,
  start: range?.[0] ?? 0,
});

function repeatedKeys({ items }: YAMLMap): Wrong[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }): Wrong[] => {
    const name = isScalar(key) ? key.value : key;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `${JSON.stringify(String(name))} stands here a second time; each key once would be right`;
    return [{ message, start: isNode(key) ? (key.range?.[0] ?? 0) : 0 }];
  });
}
