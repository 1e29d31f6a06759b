import { boxesOf } from "./boxes.js";
import { type BlankWords, namesFor, plainName, tightName } from "./printedName.js";
import { notationOfQuestion } from "./questionNotation.js";
import { marksId, type Sheet } from "./sheet.js";

/** What a name that somebody wrote is the name of. */
export type FoundAnswer =
  | { readonly kind: "one"; readonly id: string }
  /** Several boxes have this name beside them. */
  | { readonly kind: "several"; readonly boxes: readonly number[] }
  /** The number is one box's and the name another's. */
  | { readonly kind: "apart"; readonly box: number; readonly id: string }
  | { readonly kind: "none" };

const NONE: FoundAnswer = { kind: "none" };

/** `12`, `12.`, `[12]`, `12번`, and `12 ∂C/∂w₃`: a box, and the name beside it. */
const BOX = /^[[(#]?\s*(\d{1,4})\s*[\])]?(?:[.:번]|\s|$)\s*(.*)$/su;
/** `q3.z1`, `문제 3: z1`: a question, and a name in it. */
const IN_QUESTION = /^(?:q|question|문제|문항)\s*(\d{1,4})\s*(?:[.:·]|\s)\s*(.+)$/isu;

/**
 * From a name to the answer of a sheet that it names: its id (`q1.w1_1_2_new`), the number of its box (`12`), both
 * number and name as forms are headed (`12 w₃ new`), the name beside the box alone where one box has it (`w₃ new`), or
 * with its question (`q1.w3_new`, `문제 1 w₃ new`).
 */
export function answerFinder(
  sheet: Pick<Sheet, "questions" | "notation">,
  languages: readonly BlankWords[],
): (name: string) => FoundAnswer {
  const boxes = boxesOf(sheet).map(({ number, question, answer }) => ({
    number,
    // What stands in the box of what is written is the marks that it was given.
    id: answer.kind === "written" ? marksId(answer) : answer.id,
    written: answer.id,
    place: sheet.questions.indexOf(question) + 1,
    questionId: question.id,
    names: namesFor(answer, notationOfQuestion(question, sheet.notation), languages),
  }));
  type Named = (typeof boxes)[number];
  const ids = new Set(boxes.flatMap(({ id, written }) => [id, written]));
  const called = (name: string, among: readonly Named[]): readonly Named[] => {
    const exact = among.filter(({ names }) => names.has(plainName(name)));
    return exact.length > 0 ? exact : among.filter(({ names }) => names.has(tightName(name)));
  };
  const oneOf = (found: readonly Named[]): FoundAnswer => {
    const [first, second] = found;
    if (first === undefined) return NONE;
    if (second === undefined) return { kind: "one", id: first.id };
    return { kind: "several", boxes: found.map(({ number }) => number) };
  };
  const inQuestion = (name: string): FoundAnswer => {
    const [, number, rest = ""] = IN_QUESTION.exec(name) ?? [];
    if (number === undefined) return NONE;
    const byId = boxes.filter(({ questionId }) => questionId === `q${number}`);
    const among = byId.length > 0 ? byId : boxes.filter(({ place }) => place === Number(number));
    return oneOf(called(rest, among));
  };
  const atBox = (name: string): FoundAnswer => {
    const [, number, rest = ""] = BOX.exec(name) ?? [];
    const box = boxes.find((one) => one.number === Number(number));
    if (number === undefined || box === undefined) return NONE;
    if (rest === "" || called(rest, [box]).length > 0 || rest === box.id) return { kind: "one", id: box.id };
    const other = inQuestion(rest);
    if (other.kind === "one" && other.id === box.id) return other;
    return { kind: "apart", box: box.number, id: box.id };
  };
  const find = (written: string): FoundAnswer => {
    const name = written.normalize("NFC").trim();
    if (ids.has(name)) return { kind: "one", id: name };
    const numbered = atBox(name);
    if (numbered.kind !== "none") return numbered;
    const within = inQuestion(name);
    return within.kind === "none" ? oneOf(called(name, boxes)) : within;
  };
  const known = new Map<string, FoundAnswer>();
  return (name) => {
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    return found;
  };
}
