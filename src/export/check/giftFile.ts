import { plainNumber } from "../numberRange.js";
import { type Checked, categoryFaults, type Finding, foundIn, tooLong } from "./finding.js";
import { checkBlank, type MoodleAnswer } from "./moodleBlank.js";

/** A file of GIFT as Moodle's importer would find it: questions parted by empty lines. */
export function checkGift(text: string): Checked {
  const names = new Set<string>();
  const findings: Finding[] = [];
  let [category, questions] = ["", 0];
  for (const block of text.replace(/^\uFEFF/, "").split(/\r?\n\s*\n/)) {
    const lines = block.split(/\r?\n/).filter((line) => !/^\s*\/\//.test(line));
    const body = lines.join("\n").trim();
    if (body === "") continue;
    if (body.startsWith("$CATEGORY:")) {
      category = body.slice(10).trim();
      findings.push(...foundIn(category.slice(0, 60), categoryFaults(category)));
      continue;
    }
    questions += 1;
    const [, name = body.slice(0, 40)] = /^::((?:\\.|[^\\])*?)::/s.exec(body) ?? [];
    const said = [
      ...(names.has(`${category}/${name}`) ? ["another question of its category has the same name"] : []),
      ...tooLong("its name", unescaped(name)),
      ...questionFaults(body),
    ];
    names.add(`${category}/${name}`);
    findings.push(...foundIn(unescaped(name), said));
  }
  return { questions, blanks: questions, findings };
}

const unescaped = (text: string): string => text.replace(/\\([~=#{}:\\])/g, "$1");
/** The places of a sign that no backslash stands before. */
const bare = (text: string, sign: string): number => text.replace(/\\./gs, "").split(sign).length - 1;

function questionFaults(body: string): string[] {
  const [opened, closed] = [bare(body, "{"), bare(body, "}")];
  if (opened === 0 && closed === 0) return ["no answer in braces: Moodle takes it for a description"];
  if (opened !== 1 || closed !== 1)
    return [`${opened} { and ${closed} } without a backslash: Moodle does not import it`];
  const inside = /(?<!\\)(?:\\\\)*\{((?:\\.|[^\\}])*)\}/s.exec(body)?.[1] ?? "";
  const [answers = ""] = inside.split(/(?<!\\)####/);
  const pieces = [...answers.replace(/^\s*#/, "").matchAll(/(?<!\\)([=~])((?:\\.|[^\\=~])*)/gs)];
  if (answers.trim() === "") return [];
  const read = pieces.map(([, sign = "", rest = ""]) => answerOf(sign, rest));
  const numerical = /^\s*#/.test(inside);
  if (numerical || read.some(({ share }) => share === 100))
    return checkBlank({ place: "its answer", points: "1", numerical, shares: "listed", answers: read });
  const sum = read.reduce((total, { share }) => total + Math.max(0, share), 0);
  return Math.abs(sum - 100) < 0.001
    ? []
    : [`its right options come to ${sum} %: its points cannot be reached`];
}

function answerOf(sign: string, rest: string): MoodleAnswer {
  const [all = "", share] = /^%(-?[\d.]+)%/.exec(rest) ?? [];
  const [text = ""] = rest.slice(all.length).split(/(?<!\\)#/);
  const [, low, high] = /^\s*(\S+?)\.\.(\S+)\s*$/.exec(text) ?? [];
  const [value = "", margin = "0"] = text.split(/(?<!\\):/);
  const ends = [Number(low), Number(high)] as const;
  const read =
    low === undefined || ends.some(Number.isNaN)
      ? { value: unescaped(value).trim(), margin: margin.trim() }
      : {
          value: plainNumber((ends[0] + ends[1]) / 2),
          margin: plainNumber(Math.abs(ends[1] - ends[0]) / 2 + 2e-15 * Math.abs(ends[1])),
        };
  return { share: Number(share ?? (sign === "=" ? 100 : 0)), ...read };
}
