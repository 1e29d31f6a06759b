import { DOMParser } from "linkedom";
import { fail } from "../../base/errors.js";
import { type Checked, type Finding, foundIn } from "./finding.js";
import { type Blank, checkBlank, type MoodleAnswer } from "./moodleBlank.js";

/** As much of an element of XML as is looked at. */
interface Element {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

const textIn = (element: Element, selector: string): string =>
  element.querySelector(selector)?.textContent?.trim() ?? "";

/** A file of Moodle XML as its importer would find it. Throws WRONG_VALUE for what is none. */
export function checkMoodle(text: string, file: string): Checked {
  const document = new DOMParser().parseFromString(text, "text/xml") as unknown as Element;
  const root = document.querySelector("quiz");
  if (root === null)
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
  for (const question of root.querySelectorAll("question")) {
    const type = question.getAttribute("type") ?? "";
    if (type === "category") {
      category = textIn(question, "category text");
      continue;
    }
    const name = textIn(question, "name text");
    const asked =
      type === "cloze" ? clozeBlanks(textIn(question, "questiontext text")) : [plainBlank(question, type)];
    // Answers in words are marked by hand.
    const judged = type === "essay" ? [] : asked;
    questions += 1;
    blanks += asked.length;
    const said = [
      ...(names.has(`${category}/${name}`) ? ["another question of its category has the same name"] : []),
      ...(asked.length === 0 ? ["no blank is in it: Moodle does not import it"] : []),
      ...pictureFaults(question),
      ...judged.flatMap(isOfSeveral(question) ? severalFaults : checkBlank),
    ];
    names.add(`${category}/${name}`);
    findings.push(...foundIn(name, said));
  }
  return { questions, blanks, findings };
}

/** A choice of several right options, each of which earns a part. */
const isOfSeveral = (question: Element): boolean => textIn(question, "single") === "false";

function severalFaults({ place, answers }: Blank): string[] {
  const all = answers.reduce((sum, { share }) => sum + Math.max(0, share), 0);
  return Math.abs(all - 100) < 0.001
    ? []
    : [`${place}: its right options come to ${all} %: its points cannot be reached`];
}

/** Addresses of files that the question does not bring along. */
function pictureFaults(question: Element): string[] {
  const there = new Set([...question.querySelectorAll("file")].map((one) => one.getAttribute("name")));
  const asked = [...textIn(question, "questiontext text").matchAll(/@@PLUGINFILE@@\/([^"'\s]+)/g)];
  return asked.flatMap(([, name = ""]) =>
    there.has(name) ? [] : [`its picture ${name} is not in the file`],
  );
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

function plainBlank(question: Element, type: string): Blank {
  return {
    ...{ place: "its answer", points: textIn(question, "defaultgrade"), numerical: type === "numerical" },
    shares: "listed",
    answers: [...question.querySelectorAll("answer")].map((answer) => ({
      share: Number(answer.getAttribute("fraction")),
      value: textIn(answer, "text"),
      margin: textIn(answer, "tolerance") || "0",
    })),
  };
}
