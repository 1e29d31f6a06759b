import type { AskedChoice } from "../asked.js";
import type { PaperQuestion } from "../paper.js";
import { Missing } from "../tree.js";
import { REASONS } from "./reasons.js";
import { sceneOf } from "./scene.js";
import { SENTENCES } from "./sentences.js";

/** What is said in one language or the other, and what it is read as; null where nothing here says it. */
function read<T>(
  text: string,
  all: readonly (readonly [RegExp, RegExp, T])[],
): { readonly words: readonly string[]; readonly as: T } | null {
  for (const [en, ko, as] of all) {
    const found = en.exec(text) ?? ko.exec(text);
    if (found !== null) return { words: found.slice(1), as };
  }
  return null;
}

const OPTION = /^(?:(true|참)|(?:false|거짓)): (.+)$/;

/** The answer whose verdict is right and whose reason is so, by the printed network alone; null for a choice about anything else. */
export function verdictOn(
  { text: printed, box, options }: AskedChoice,
  question: PaperQuestion,
): number | null {
  if (!options.every((one) => OPTION.test(one.said))) return null;
  const text = printed.endsWith(box) ? printed.slice(0, -box.length).trim() : printed;
  const sentence = read(text, SENTENCES);
  if (sentence === null) throw new Missing(`what this says: ${text}`);
  const now = sceneOf(question);
  const { changes = [], rate, holds } = sentence.as(sentence.words, now);
  const then = now.with(changes, rate);
  const isTrue = holds(now, then);
  const right = options.flatMap(({ said }, k) => {
    const [, yes, because = ""] = OPTION.exec(said) ?? [];
    const reason = read(because, REASONS);
    if (reason === null) throw new Missing(`what this reason says: ${because}`);
    const isSo = reason.as(reason.words, { now, then, symbols: sentence.words });
    return (yes !== undefined) === isTrue && isSo ? [k + 1] : [];
  });
  if (right.length !== 1)
    throw new Error(
      `${right.length} answers are right of: ${text} ${options.map(({ said }) => said).join(" ; ")}`,
    );
  return right[0] ?? 0;
}
