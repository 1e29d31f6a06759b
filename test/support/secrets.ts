import type { Answer, Sheet } from "../../src/core/sheet/sheet.js";

/** Attributes that say how something is drawn, and no more. */
const DRAWN =
  /\s(?:style|width|height|viewBox|d|points|transform|[xyr][12]?|[cr][xy]|d[xy]|[lr]space|depth|voffset|mathsize|font-size|stroke-[a-z]+|marker[A-Z]\w+|ref[XY])="[^"]*"/g;
const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&minus;|&#8722;|\u2212/g, "-"],
  [/&#x2212;/gi, "-"],
  [/&(?:nbsp|thinsp);|[\u00a0\u2009\u202f]/g, " "],
];
/** Fewer digits than these stand on any page. */
const FEWEST = 3;

const readable = (text: string): string =>
  ENTITIES.reduce(
    (read, [entity, letter]) => read.replace(entity, letter),
    text.replaceAll('\\"', '"').replace(DRAWN, ""),
  );

/** Figures of a number from the first that is not 0: those of 0.0105, −1,05 %, 1.05e-2 and .0105 are the same. */
const figuresOf = (token: string): string =>
  token.replace(/e.*$/i, "").replace(/[.,]/g, "").replace(/^0+/, "").replace(/0+$/, "");

/** The figures of all numbers in a text that have enough of them. */
const figuresIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...readable(text).matchAll(/(?<![\w.,])\d*[.,]?\d+(?:e[+-]?\d+)?(?![\w])/gi)]
      .map(([token]) => figuresOf(token))
      .filter((figures) => figures.length >= FEWEST),
  );

/** The figures of a number rounded and cut off to each count from `FEWEST` on. */
function figuresAs(value: number): ReadonlySet<string> {
  const all = figuresOf(Math.abs(value).toExponential());
  const counts = Array.from({ length: 15 }, (_, k) => FEWEST + k);
  return new Set(
    counts
      .flatMap((count) => [figuresOf(Math.abs(value).toPrecision(count)), figuresOf(all.slice(0, count))])
      .filter((figures) => figures.length >= FEWEST),
  );
}

/** A text as a program may hide it: in base 64 wherever it begins, in hexadecimal, and turned round. */
function hidden(text: string): string[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(`${" ".repeat(shift)}${text}`)
      .toString("base64")
      .slice(shift === 0 ? 0 : shift + 1)
      .replace(/.?=*$/, ""),
  );
  return [...base64, Buffer.from(text).toString("hex"), [...text].reverse().join("")].filter(
    (form) => form.length > 5,
  );
}

const numbersOf = (answer: Answer): readonly number[] =>
  answer.kind === "number" ? [answer.value, answer.lower, answer.upper] : [];

/**
 * What a text holds of a sheet's secrets: right values and bounds in figures or hidden, accepted values, the seed. `open` is
 * what the reader has anyhow: what the paper prints, and what was typed. Answers named in `right` are secrets no more.
 */
export function secretsIn(
  text: string,
  sheet: Sheet,
  {
    open,
    right = [],
    accepted = [],
  }: { open: string; right?: readonly string[]; accepted?: readonly number[] },
): string[] {
  const known = figuresIn(open);
  const said = [...figuresIn(text)].filter((figures) => !known.has(figures));
  const asked = sheet.questions.flatMap(({ answers }) => answers).filter(({ id }) => !right.includes(id));
  const secret = [
    ...asked.map((answer) => [answer.id, numbersOf(answer)] as const),
    ["accepted", accepted] as const,
  ];
  const figures = secret.flatMap(([id, numbers]) => {
    const forms = new Set(numbers.flatMap((value) => [...figuresAs(value)]));
    return said.filter((one) => forms.has(one)).map((one) => `${id}: ${one}`);
  });
  const whole = secret.flatMap(([id, numbers]) =>
    numbers.flatMap((value) =>
      String(value).length < 8 || open.includes(String(value))
        ? []
        : hidden(String(value)).map((form) => [id, form] as const),
    ),
  );
  const seed = sheet.seed === undefined ? [] : [sheet.seed, ...hidden(sheet.seed)];
  return [
    ...figures,
    ...[...whole, ...seed.map((form) => ["seed", form] as const)]
      .filter(([, form]) => text.includes(form))
      .map(([id, form]) => `${id}: ${form}`),
  ];
}

/** The same sheet with all that is right in it changed, and nothing that is printed. */
export const twinOf = (sheet: Sheet): Sheet => ({
  ...sheet,
  ...(sheet.seed === undefined ? {} : { seed: `another ${sheet.seed}` }),
  questions: sheet.questions.map((question) => ({
    ...question,
    answers: question.answers.map((answer) => changed(answer, question.answers)),
  })),
});

/** The right places of the blanks of one product: which factors it prints says so much of them, on paper too. */
const bankOf = (answer: Answer, all: readonly Answer[]): readonly number[] =>
  all.flatMap((one) => (one.kind === "blank" && one.quantity === answer.quantity ? [one.right] : []));

function changed(answer: Answer, all: readonly Answer[]): Answer {
  switch (answer.kind) {
    case "number": {
      const [value, lower, upper] = [answer.value, answer.lower, answer.upper].map((one) => one + 1234.5);
      return { ...answer, value: value ?? 0, lower: lower ?? 0, upper: upper ?? 0, display: "1234.5" };
    }
    case "blank": {
      const bank = bankOf(answer, all);
      return { ...answer, right: bank[bank.length - 1 - bank.indexOf(answer.right)] ?? answer.right };
    }
    case "choice":
    case "line":
      return { ...answer, right: (answer.right % answer.options.length) + 1 };
    case "shape":
      return { ...answer, rows: answer.rows + 1 };
    case "formula":
      return { ...answer, expression: ["*", [17, answer.expression]], display: `17*(${answer.display})` };
    case "several":
      return {
        ...answer,
        right: answer.options.map((_, k) => k + 1).filter((k) => !answer.right.includes(k)),
      };
    case "written":
    // Numbers of a student's own choosing have many right ones, and a sheet whose own are none of them is refused.
    case "free":
      return answer;
  }
}

/** Wrong on a sheet and on its twin; empty where the two leave nothing that is. */
export function wrongOn(answer: Answer, all: readonly Answer[], n: number): string {
  switch (answer.kind) {
    case "number":
      return `${77 + n}.${7 + n}`;
    case "blank": {
      const bank = bankOf(answer, all);
      const other = answer.options.findIndex((_, k) => !bank.includes(k + 1));
      return other < 0 ? "" : String(other + 1);
    }
    case "choice":
    case "line":
      return answer.options.length < 3 ? "" : String(((answer.right + 1) % answer.options.length) + 1);
    case "shape":
      return `${7 + n}x9`;
    case "several":
      return answer.options.map((_, k) => String(k + 1)).join(" ");
    case "written":
      return "because";
    case "formula":
      return `${77 + n}`;
    case "free":
      // A network of noughts says the same of everything.
      return "0".repeat(n);
  }
}
