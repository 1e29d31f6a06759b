import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { moodle } from "../../src/export/formats/moodle.js";
import { exported, fullSheet } from "./exported.js";
import { type Element, readXml } from "./readXml.js";

/** How often an element stands in another: once, at most once, any number, once or more. */
type Often = "1" | "?" | "*" | "+";
interface Rule {
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly children?: Readonly<Record<string, Often>>;
  /** What it says, where it has no children. */
  readonly text?: RegExp;
}

const HTML = { format: /^html$/ };
const NUMBER = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/;
const SHARE = /^-?\d{1,3}(?:\.\d{1,5})?$/;
const TEXT: Rule = { children: { text: "1" } };
const PROSE: Rule = { attributes: HTML, children: { text: "1" } };
/** Questions as Moodle's documentation of its XML has them, as far as we write them. */
const COMMON = {
  ...({ name: "1", questiontext: "1", generalfeedback: "1", penalty: "1", hidden: "1" } as const),
} satisfies Readonly<Record<string, Often>>;
const UNITS = { unitgradingtype: "1", unitpenalty: "1", showunits: "1", unitsleft: "1" } as const;
const ESSAY = {
  ...({ responseformat: "1", responserequired: "1", responsefieldlines: "1" } as const),
  ...({ attachments: "1", attachmentsrequired: "1", graderinfo: "1", responsetemplate: "1" } as const),
};

const QUESTIONS: Readonly<Record<string, Readonly<Record<string, Often>>>> = {
  category: { category: "1", info: "?" },
  cloze: COMMON,
  numerical: { ...COMMON, defaultgrade: "1", answer: "+", ...UNITS },
  essay: { ...COMMON, defaultgrade: "1", ...ESSAY },
  multichoice: {
    ...{ ...COMMON, defaultgrade: "1", answer: "+" },
    ...({ single: "1", shuffleanswers: "1", answernumbering: "1" } as const),
  },
};

const RULES: Readonly<Record<string, Rule>> = {
  ...{ name: TEXT, category: TEXT, info: PROSE, generalfeedback: PROSE, feedback: PROSE },
  ...{ graderinfo: PROSE, responsetemplate: PROSE },
  questiontext: { attributes: HTML, children: { text: "1", file: "*" } },
  file: {
    attributes: { name: /^[\w.-]+$/, path: /^\/$/, encoding: /^base64$/ },
    text: /^[A-Za-z0-9+/]+=*$/,
  },
  answer: {
    attributes: { fraction: SHARE, format: /^(?:html|moodle_auto_format)$/ },
    children: { text: "1", tolerance: "?", feedback: "1" },
  },
  ...{ tolerance: { text: NUMBER }, defaultgrade: { text: NUMBER }, penalty: { text: NUMBER } },
  ...{ hidden: { text: /^0$/ }, single: { text: /^(?:true|false)$/ }, shuffleanswers: { text: /^[01]$/ } },
  answernumbering: { text: /^(?:abc|ABCD|123|none)$/ },
  ...{ responseformat: { text: /^editor$/ }, responserequired: { text: /^[01]$/ } },
  ...{
    responsefieldlines: { text: /^\d+$/ },
    attachments: { text: /^\d$/ },
    attachmentsrequired: { text: /^\d$/ },
  },
  ...{
    unitgradingtype: { text: /^0$/ },
    unitpenalty: { text: NUMBER },
    showunits: { text: /^3$/ },
    unitsleft: { text: /^0$/ },
  },
  text: {},
};

function faultsIn(element: Element, rule: Rule, path: string): string[] {
  const { attributes = {}, children = {}, text } = rule;
  const counts = new Map<string, number>();
  for (const { name } of element.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const wrongCount = Object.entries(children).filter(([name, often]) => {
    const count = counts.get(name) ?? 0;
    return (often === "1" && count !== 1) || (often === "?" && count > 1) || (often === "+" && count === 0);
  });
  return [
    ...Object.keys(element.attributes)
      .filter((name) => attributes[name]?.test(element.attributes[name] ?? "") !== true)
      .map((name) => `${path}: ${name}="${element.attributes[name]}"`),
    ...Object.keys(attributes)
      .filter((name) => element.attributes[name] === undefined)
      .map((name) => `${path}: no ${name}`),
    ...wrongCount.map(([name]) => `${path}: ${counts.get(name) ?? 0} of ${name}`),
    ...[...counts.keys()].filter((name) => children[name] === undefined).map((name) => `${path}: <${name}>`),
    ...(text === undefined || text.test(element.text) ? [] : [`${path}: says ${element.text.slice(0, 40)}`]),
    ...element.children.flatMap((child) => faultsIn(child, RULES[child.name] ?? {}, `${path}/${child.name}`)),
  ];
}

const schemaFaults = (file: string): string[] =>
  readXml(file).children.flatMap((question) => {
    const { type = "" } = question.attributes;
    const children = QUESTIONS[type];
    if (question.name !== "question" || children === undefined) return [`<${question.name} type="${type}">`];
    return faultsIn(question, { attributes: { type: /./ }, children }, type);
  });

const OWN = `questions:
  - {text: Why?, points: 2, scheme: [{points: 2, for: a reason}]}
  - {text: Which?, options: [{text: one, right: true}, {text: two}, {text: three, right: true}]}
  - {topic: hidden-gradient, level: exam, network: {layers: [2, 2, 1]}}`;

test("every question has the elements that Moodle's XML has for its kind, each as often and in the form that it wants", async () => {
  const own = makeSheet(readQuiz(OWN, "own.yaml"), { id: "1", seed: "schema" });
  const kinds = new Set<string | undefined>();
  for (const sheets of [[fullSheet("a"), fullSheet("b", "ko")], [own]]) {
    const file = (await exported(moodle, sheets)).join("");
    expect(schemaFaults(file)).toEqual([]);
    for (const { attributes } of readXml(file).children) kinds.add(attributes.type);
  }
  expect([...kinds].sort()).toEqual(Object.keys(QUESTIONS).sort());
});

test("the schema finds what Moodle would not take", async () => {
  const file = (await exported(moodle, [fullSheet("a")])).join("");
  const changes: readonly [RegExp, string][] = [
    [/<questiontext format="html">/, '<questiontext format="latex">'],
    [/<hidden>0<\/hidden>/, ""],
    [/type="cloze"/, 'type="clozed"'],
    [/encoding="base64"/, ""],
  ];
  for (const [from, to] of changes) expect(schemaFaults(file.replace(from, to))).toHaveLength(1);
});
