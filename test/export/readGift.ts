/** An answer of a GIFT question, signs unescaped. */
export interface GiftAnswer {
  readonly sign: "=" | "~";
  readonly share: number;
  readonly text: string;
  readonly feedback: string;
}

export interface GiftQuestion {
  readonly category: string;
  readonly name: string;
  readonly text: string;
  readonly numerical: boolean;
  readonly answers: readonly GiftAnswer[];
}

const unescaped = (text: string): string => text.replace(/\\([~=#{}:\\])/g, "$1");
/** A place of `sign` that no backslash stands before. */
const bare = (sign: string): RegExp => new RegExp(`(?<!\\\\)(?:\\\\\\\\)*${sign}`);

/** GIFT by the rules of Moodle's importer: questions parted by empty lines, escapes by backslash, `=`/`~` start answers. */
export function readGift(file: string): GiftQuestion[] {
  let category = "";
  return file.split(/\n\s*\n/).flatMap((block) => {
    const text = block.trim();
    if (text.startsWith("$CATEGORY:")) category = text.slice(10).trim();
    if (text === "" || text.startsWith("$CATEGORY:")) return [];
    const head = /^::((?:\\.|[^\\])*?)::\[html\]((?:\\.|[^\\{}])*)\{((?:\\.|[^\\{}])*)\}$/s.exec(text);
    if (head === null) throw new Error(`no GIFT question: ${text.slice(0, 200)}`);
    const [, name = "", stem = "", body = ""] = head;
    const numerical = body.startsWith("#");
    const [answers = ""] = (numerical ? body.slice(1) : body).split(/####/);
    const pieces = [...answers.matchAll(/(?<!\\)([=~])((?:\\.|[^\\=~])*)/gs)];
    return [
      {
        ...{ category, name: unescaped(name), text: unescaped(stem), numerical },
        answers: pieces.map(([, sign, rest = ""]): GiftAnswer => {
          const share = /^%(-?[\d.]+)%/.exec(rest);
          const [answer = "", feedback = ""] = rest.slice(share?.[0].length ?? 0).split(bare("#"));
          return {
            sign: sign === "=" ? "=" : "~",
            share: share === null ? (sign === "=" ? 100 : 0) : Number(share[1]),
            text: unescaped(answer).trim(),
            feedback: unescaped(feedback).trim(),
          };
        }),
      },
    ];
  });
}

/** What Moodle makes of a number: the first answer that it lies in, bounds closed up to 1e-14 of their size. */
export function giftNumber(question: GiftQuestion, given: number): GiftAnswer | undefined {
  return question.answers.find(({ text }) => {
    const [range, low, high] = /^(-?[\d.]+(?:e-?\d+)?)\.\.(-?[\d.]+(?:e-?\d+)?)$/.exec(text) ?? [];
    const [middle = Number.NaN, margin = Number.NaN] = text.split(":").map(Number);
    const [lower, upper] =
      range === undefined ? [middle - margin, middle + margin] : [Number(low), Number(high)];
    const slack = 1e-14 * Math.max(Math.abs(lower), Math.abs(upper));
    return given >= lower - slack && given <= upper + slack;
  });
}
