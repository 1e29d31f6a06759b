import type { OwnWords } from "../../core/sheet/sheet.js";
import { fillNames, namesIn } from "../../document/prose/checkProse.js";
import type { OwnGraph, OwnQuestion } from "../quiz/own/ownQuestion.js";
import { mistakeName, reasonName } from "./ownGraphSetup.js";

/** A teacher's words with the copy's numbers put in: `printed` are those that its lines print. */
export function ownWords(
  own: OwnQuestion,
  name: string | undefined,
  printed: (id: string) => string,
): OwnWords {
  const { title, text, solution } = own;
  const said = namesIn(text);
  return {
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    text: fillNames(text, printed),
    ...(solution === undefined ? {} : { solution: fillNames(solution, printed) }),
    ...(said.length === 0 ? {} : { said }),
    ...(own.kind === "graph" ? textsOf(own) : {}),
  };
}

/** Reasons and mistakes by the keys of their texts, and symbols. */
function textsOf({ lines, mistakes, symbols }: OwnGraph): Pick<OwnWords, "texts" | "symbols"> {
  const reasons = lines.flatMap(({ id, because }) =>
    because === undefined ? [] : [[`reason.${reasonName(id)}`, because] as const],
  );
  const named = mistakes.flatMap((one) => {
    const key = `misconception.${mistakeName(one)}`;
    return [
      [`${key}.name`, one.name] as const,
      [`${key}.short`, one.name] as const,
      [`${key}.tutor`, one.say] as const,
    ];
  });
  const texts = [...reasons, ...named];
  return {
    ...(texts.length === 0 ? {} : { texts: Object.fromEntries(texts) }),
    ...(Object.keys(symbols).length === 0 ? {} : { symbols }),
  };
}
