import { readdirSync } from "node:fs";

/** A fenced block of a document. */
export interface Block {
  /** `yaml`, `sh`, … or nothing. */
  readonly language: string;
  readonly text: string;
  /** The file that the line before it tells the reader to write it to: "Save this as `midterm.yaml`:". */
  readonly file: string | undefined;
  readonly line: number;
}

/** The README, CONTRIBUTING, and every page of docs/. */
export const DOCUMENTS: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  ...["docs", "docs/exports"].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".md"))
      .sort()
      .map((file) => `${folder}/${file}`),
  ),
];

/** The fenced blocks in their order. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, language] = /^\s*```(\w*)/.exec(lines[at] ?? "") ?? [];
    if (language === undefined) continue;
    const end = lines.findIndex((line, k) => k > at && /^\s*```\s*$/.test(line));
    if (end < 0) throw new Error(`line ${at + 1}: the block has no end`);
    const before = lines.slice(0, at).findLast((line) => line.trim() !== "") ?? "";
    const [, file] = /`([\w./-]+\.(?:yaml|json|csv))`[^`]*:$/.exec(before) ?? [];
    blocks.push({ language, text: `${lines.slice(at + 1, end).join("\n")}\n`, file, line: at + 1 });
    at = end;
  }
  return blocks;
}

/** A block of commands that starts so is read, not run; the reader sees why. */
export const NOT_RUN = /^# not run by the tests: /;

/** The lines of blocks of commands, those that end in a backslash with the next. */
export const commandsOf = (blocks: readonly Block[]): string[] =>
  blocks
    .filter(({ language }) => language === "sh" || language === "")
    .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, "").split("\n"))
    .map((line) => line.trim());

/** The commands of the README's first hour, in their order. */
export function firstHour(readme: string): string[] {
  const [, hour = ""] = readme.split(/^## A teacher's first hour$/m);
  return inlineCode(hour.split(/^## /m)[0] ?? "").filter((code) => code.startsWith("npx gradsheet"));
}

/** The inline code of a document, blocks left out. */
export const inlineCode = (markdown: string): string[] =>
  [...markdown.replace(/^\s*```[\s\S]*?^\s*```/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

/** A command's words, quotes taken off; a comment at the end is left out. */
export const wordsOf = (command: string): string[] =>
  [...command.replace(/\s+#.*$/, "").matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? "",
  );
