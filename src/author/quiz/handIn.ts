import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { momentOf } from "../../core/clock/moment.js";
import type { SourceDocument } from "../../core/parse/document.js";
import type { HandIn } from "./quiz.js";
import type { HandInData } from "./quizSchema.js";

/** What earns less and less: so many times all of the marks, or a share for each time. */
export const creditsOf = (attempts: number | readonly number[]): readonly number[] =>
  typeof attempts === "number" ? Array.from({ length: attempts }, () => 1) : attempts;

/** How a quiz's sheets may be handed in; null where it says nothing of it. Throws a GradsheetError for times that are none. */
export function readHandIn(data: HandInData, document: SourceDocument): HandIn | null {
  const { attempts, feedback, opens, due, pin } = data;
  const faults: Fault[] = [];
  const report = (key: "opens" | "due", message: string) => {
    faults.push({ code: "WRONG_VALUE", message, place: document.place([key]) });
  };
  const at = { opens: momentFor("opens"), due: momentFor("due") };
  function momentFor(key: "opens" | "due"): number | null {
    const text = data[key];
    const moment = text === undefined ? null : momentOf(text);
    if (text !== undefined && moment === null) report(key, `there is no day "${text.slice(0, 10)}"`);
    return moment;
  }
  if (at.opens !== null && at.due !== null && at.due <= at.opens)
    report("due", `it is due (${due}) before it opens (${opens}); a later time would be right`);
  if (faults.length > 0) throw new GradsheetError(faults);
  const said: HandIn = {
    ...(attempts === undefined ? {} : { credits: creditsOf(attempts) }),
    ...(feedback === undefined ? {} : { feedback }),
    ...(opens === undefined ? {} : { opens }),
    ...(due === undefined ? {} : { due }),
    ...(pin === true ? { pin } : {}),
  };
  return Object.keys(said).length === 0 ? null : said;
}
