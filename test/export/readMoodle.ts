import { allOf, childOf, type Element, readXml } from "./readXml.js";

export interface MoodleAnswer {
  readonly share: number;
  readonly text: string;
  readonly feedback: string;
}

/** A blank of a question as Moodle understands it. */
export interface MoodleBlank {
  readonly points: number;
  readonly kind: string;
  readonly answers: readonly MoodleAnswer[];
}

export interface MoodleQuestion {
  readonly category: string;
  readonly name: string;
  readonly type: string;
  /** Its HTML, blanks as they stand in it. */
  readonly html: string;
  readonly feedback: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly blanks: readonly MoodleBlank[];
}

/** What a browser makes of HTML's text. */
export const htmlText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot);/g, (_all, name) => ({ lt: "<", gt: ">", quot: '"' })[name as string] ?? "")
    .replaceAll("&amp;", "&");

/** Points are digits alone: anything else is text to Moodle, no blank. */
const BLANK = /\{([0-9]*):(NUMERICAL|SHORTANSWER|MULTICHOICE(?:_[VH])?):((?:\\[}~]|[^}])*)\}/g;
/** The # of a sign that is written as a number begins no feedback. */
const ANSWER = /^(?:%(-?\d+(?:\.\d*)?)%)?((?:\\[}~#]|&#|[^~#])*)(?:#([^~]*))?$/s;

function clozeBlanks(html: string): MoodleBlank[] {
  return [...html.matchAll(BLANK)].map(([all, points, kind = "", body = ""]) => ({
    points: Number(points),
    kind,
    answers: body.split(/(?<!\\)~/).map((one): MoodleAnswer => {
      const [, share = "0", text = "", feedback = ""] = ANSWER.exec(one) ?? [];
      if (text === "") throw new Error(`no answer "${one}" in ${all}`);
      return { share: Number(share), text: htmlText(text), feedback: htmlText(feedback) };
    }),
  }));
}

/** A question that is one blank: a number with its margins, options, or an essay without answers. */
function wholeBlank(question: Element): MoodleBlank {
  const numerical = question.attributes.type === "numerical";
  return {
    points: Number(childOf(question, "defaultgrade").text),
    kind: numerical ? "NUMERICAL" : (question.attributes.type ?? "").toUpperCase(),
    answers: allOf(question, "answer").map((answer) => ({
      share: Number(answer.attributes.fraction),
      text: numerical
        ? `${childOf(answer, "text").text}:${childOf(answer, "tolerance").text}`.replace("*:0", "*")
        : htmlText(childOf(answer, "text").text),
      feedback: htmlText(childOf(childOf(answer, "feedback"), "text").text),
    })),
  };
}

/** Moodle XML by the importer's rules: categories hold what comes after them; `<…>` of a name is stripped as a tag. */
export function readMoodle(file: string): MoodleQuestion[] {
  let category = "";
  const textOf = (element: Element, name: string) => childOf(childOf(element, name), "text").text;
  const stripped = (name: string) => name.replace(/<[^>]*>/g, "").replace(/<.*$/, "");
  return readXml(file).children.flatMap((question): MoodleQuestion[] => {
    const { type = "" } = question.attributes;
    if (type === "category") {
      category = stripped(textOf(question, "category"));
      return [];
    }
    const text = childOf(question, "questiontext");
    const html = childOf(text, "text").text;
    const blanks = type === "cloze" ? clozeBlanks(html) : [wholeBlank(question)];
    return [
      {
        ...{ category, type, html, blanks, name: stripped(textOf(question, "name")) },
        feedback: textOf(question, "generalfeedback"),
        files: allOf(text, "file").map(({ attributes, text: base64 }) => ({
          name: attributes.name ?? "",
          text: Buffer.from(base64, "base64").toString("utf8"),
        })),
      },
    ];
  });
}

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]-?\d+)?$/;

/** The first answer that a number lies in, closed up to 1e-14 of its size. Throws where a number is none to Moodle. */
export function moodleNumber({ answers }: MoodleBlank, given: number): MoodleAnswer | undefined {
  return answers.find(({ text }) => {
    if (text === "*") return true;
    const [middle = "", margin = ""] = text.split(":");
    if (!NUMBER.test(middle) || !NUMBER.test(margin)) throw new Error(`no number of Moodle's: ${text}`);
    return Math.abs(given - Number(middle)) <= Number(margin) + 1e-14 * Math.abs(Number(middle));
  });
}
