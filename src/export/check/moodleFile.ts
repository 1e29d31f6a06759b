import { fail } from "../../core/base/errors.js";
import { type Checked, categoryFaults, type Finding, foundIn, tooLong } from "./finding.js";
import { type Blank, checkBlank, type MoodleAnswer } from "./moodleBlank.js";
import { attributeOf, readXml, textIn, within, type XmlElement } from "./xml.js";

/** The text of the first element that is found by these names, one within the other. */
const wordsIn = (element: XmlElement, ...path: readonly string[]): string => {
  const [found] = path.reduce<readonly XmlElement[]>(
    (all, name) => all.flatMap((one) => within(one, name)),
    [element],
  );
  return found === undefined ? "" : textIn(found).trim();
};

/** A file of Moodle XML as its importer would find it. Throws WRONG_VALUE for what is none. */
export function checkMoodle(text: string, file: string): Checked {
  const root = readXml(text);
  if ("fault" in root)
    return {
      ...{ questions: 0, blanks: 0 },
      findings: foundIn(file, [`it is no whole XML, of which Moodle imports nothing: ${root.fault}`]),
    };
  if (root.name !== "quiz")
    throw fail(
      "WRONG_VALUE",
      "this is no Moodle XML: it has no <quiz>; a file of export --format moodle would be right",
      {
        file,
      },
    );
  const names = new Set<string>();
  const findings: Finding[] = [];
  let category = "";
  let [questions, blanks] = [0, 0];
  for (const question of within(root, "question")) {
    const type = attributeOf(question, "type");
    if (type === "category") {
      category = wordsIn(question, "category", "text");
      findings.push(...foundIn(category.slice(0, 60), categoryFaults(category)));
      continue;
    }
    const name = wordsIn(question, "name", "text");
    const asked =
      type === "cloze"
        ? clozeBlanks(wordsIn(question, "questiontext", "text"))
        : [plainBlank(question, type)];
    // Answers in words are marked by hand.
    const judged = type === "essay" ? [] : asked;
    questions += 1;
    blanks += asked.length;
    const said = [
      ...(names.has(`${category}/${name}`) ? ["another question of its category has the same name"] : []),
      ...tooLong("its name", name),
      ...(asked.length === 0 ? ["no blank is in it: Moodle does not import it"] : []),
      ...pictureFaults(question),
      ...formulaFaults(question),
      ...judged.flatMap(isOfSeveral(question) ? severalFaults : checkBlank),
    ];
    names.add(`${category}/${name}`);
    findings.push(...foundIn(name, said));
  }
  return { questions, blanks, findings };
}

/** A choice of several right options, each of which earns a part. */
const isOfSeveral = (question: XmlElement): boolean => wordsIn(question, "single") === "false";

function severalFaults({ place, answers }: Blank): string[] {
  const all = answers.reduce((sum, { share }) => sum + Math.max(0, share), 0);
  return Math.abs(all - 100) < 0.001
    ? []
    : [`${place}: its right options come to ${all} %: its points cannot be reached`];
}

/** Addresses of files that the question does not bring along. */
function pictureFaults(question: XmlElement): string[] {
  const there = new Set(within(question, "file").map((one) => attributeOf(one, "name")));
  const asked = [...wordsIn(question, "questiontext", "text").matchAll(/@@PLUGINFILE@@\/([^"'\s]+)/g)];
  return asked.flatMap(([, name = ""]) =>
    there.has(name) ? [] : [`its picture ${name} is not in the file`],
  );
}

/** Moodle's filter looks for `\(` in a text, and sets nothing where it is written as a number alone. */
const unset = (html: string): boolean => !/\\[([]|\$\$/.test(html) && /&#(?:92|x5c);[([]/i.test(html);

function formulaFaults(question: XmlElement): string[] {
  const asked = wordsIn(question, "questiontext", "text").replace(BLANK, "");
  const other = [
    wordsIn(question, "generalfeedback", "text"),
    ...within(question, "answer").map((answer) => wordsIn(answer, "text")),
  ];
  return [
    ...(unset(asked) ? ["its text"] : []),
    ...(other.some(unset) ? ["an answer or its feedback"] : []),
  ].map((place) => `${place} shows TeX: \\( is written as a number there, and Moodle sets no formula of it`);
}

const BLANK = /\{([^{}:]*):([A-Z_]+):((?:\\.|[^}\\])*)\}/g;
const ANSWER = /^(?:%(-?[\d.]+)%|(=))?((?:\\.|[^#\\])*)(?:#.*)?$/s;

function clozeBlanks(html: string): Blank[] {
  return [...html.matchAll(BLANK)].map(([, points = "", kind = "", body = ""], k) => ({
    ...{ place: `blank ${k + 1}`, points, numerical: /^(NUMERICAL|NM)$/.test(kind), shares: "any" },
    answers: body.split(/(?<!\\)~/).map((one): MoodleAnswer => {
      const [, share, equals, text = ""] = ANSWER.exec(one) ?? [];
      const [value = "", margin = "0"] = text.split(":");
      return {
        share: Number(share ?? (equals === undefined ? 0 : 100)),
        value: value.trim(),
        margin: margin.trim(),
      };
    }),
  }));
}

function plainBlank(question: XmlElement, type: string): Blank {
  return {
    ...{ place: "its answer", points: wordsIn(question, "defaultgrade"), numerical: type === "numerical" },
    shares: "listed",
    answers: within(question, "answer").map((answer) => ({
      share: Number(attributeOf(answer, "fraction")),
      value: wordsIn(answer, "text"),
      margin: wordsIn(answer, "tolerance") || "0",
    })),
  };
}
