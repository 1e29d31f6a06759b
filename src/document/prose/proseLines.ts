import type { Token } from "markdown-it";
import { type Line, plain, type Run } from "../tree/line.js";
import { spokenTex, tokensOf } from "./markdown.js";
import { texFault } from "./tex.js";

/**
 * A teacher's text as lines: paragraphs, items of lists and lines of code, without their emphasis. `piecesOf`: between which
 * pieces of a formula a line may break; default: none.
 */
export function proseLines(
  source: string,
  piecesOf: (tex: string) => readonly string[] = (tex) => [tex],
): readonly Line[] {
  const lines: Line[] = [];
  let isItem = false;
  for (const token of tokensOf(source)) {
    if (token.type === "list_item_open") isItem = true;
    if (token.type === "fence" || token.type === "code_block")
      lines.push(...token.content.trimEnd().split("\n").map(plain));
    if (token.type !== "inline") continue;
    for (const runs of linesOf(token.children ?? [], piecesOf)) {
      lines.push({ runs: isItem ? [{ kind: "text", text: "• " }, ...runs] : runs });
      isItem = false;
    }
  }
  return lines.filter(({ runs }) => runs.some((run) => run.kind !== "text" || run.text.trim() !== ""));
}

function linesOf(tokens: readonly Token[], piecesOf: (tex: string) => readonly string[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const token of tokens) {
    if (token.type === "hardbreak") lines.push([]);
    else {
      const run = runOf(token, piecesOf);
      if (run !== null) lines.at(-1)?.push(run);
    }
  }
  return lines;
}

function runOf({ type, content, markup }: Token, piecesOf: (tex: string) => readonly string[]): Run | null {
  switch (type) {
    case "softbreak":
      return { kind: "text", text: " " };
    case "code_inline":
      return { kind: "code", text: content };
    case "tex": {
      const tex = content.replaceAll("−", "-");
      // A quiz is refused for it; a sheet that was changed by hand shows what stands there.
      if (texFault(tex) !== null) return { kind: "code", text: tex };
      return { kind: "formula", pieces: piecesOf(tex), spoken: () => spokenTex(tex), tall: markup === "$$" };
    }
    default:
      return content === "" ? null : { kind: "text", text: content };
  }
}

/** A line that may be a teacher's text, as the lines of that text; what comes after it ends the last of a text of one line. */
export function linesIn(line: Line, piecesOf?: (tex: string) => readonly string[]): readonly Line[] {
  const [first, ...rest] = line.runs;
  if (first?.kind !== "prose") return [line];
  const lines = proseLines(first.source, piecesOf);
  const [only, ...others] = lines;
  if (rest.length === 0) return lines;
  if (only === undefined || others.length > 0) return [...lines, { runs: rest }];
  return [{ runs: [...only.runs, ...rest] }];
}
