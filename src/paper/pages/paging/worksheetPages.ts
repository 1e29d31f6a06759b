import { nth } from "../../../core/base/known.js";
import type { LocaleName, Paper } from "../../../core/base/settings.js";
import type { Messages } from "../../../core/words/messages.js";
import type { QuestionView } from "../../../document/build/questionView.js";
import { headHeight, type WorksheetHead } from "./headHeight.js";
import { AREA, heightsFor } from "./heights/heights.js";
import { type Block, makePages } from "./makePages.js";

/** Between two questions. */
const GAP = 6;
/** Heights are estimated: so much is added to each, in mm and by its height, that hardly any is too low. */
const sure = (height: number): number => 1.1 + 1.005 * height;
/** And so much of a page is left. */
const SPARE = 0.003;

export interface PrintedOn {
  readonly locale: LocaleName;
  readonly paper: Paper;
  /** So many pages, as the other copies of its set have; left out: as few as will do. */
  readonly pages?: number;
}

/** The pages of a worksheet as its template takes them: on each the questions, or what of them stands there. */
export function worksheetPages(
  head: WorksheetHead,
  questions: readonly QuestionView[],
  { locale, paper, pages }: PrintedOn,
  t: Messages,
) {
  const { width, height } = AREA[paper];
  const heights = heightsFor(locale, width);
  const blocks = questions.flatMap((view, question) => {
    const first = heights.first(view);
    // What stands above a part on a later page; what is asked in one part is not broken.
    const isOne = view.parts.length === 1;
    const above = {
      facing: isOne ? 0 : heights.continued(view, false),
      overleaf: isOne ? 0 : heights.continued(view, true),
    };
    return view.parts.map((part, k): Block => {
      const starts = k === 0;
      const height = sure(starts ? first.height : heights.part(part));
      const small = starts ? sure(first.small) : height;
      return { question, starts, height, small, room: heights.room(part), ...above };
    });
  });
  const places = questions.flatMap((view, question) => view.parts.map((part, k) => ({ question, part, k })));
  const headMm = headHeight(head, locale, width);
  const plans = makePages(blocks, { height: height * (1 - SPARE), head: headMm, gap: GAP }, pages);
  return plans.map(({ from, to, rooms, small }, page) => {
    const here = places.slice(from, to).map(({ question, part, k }, at) => ({
      question,
      k,
      part: { ...part, room: nth(rooms, at) === 0 ? "" : `${nth(rooms, at)}mm` },
    }));
    const shown = [...new Set(here.map(({ question }) => question))];
    return {
      first: page === 0,
      /** What the page was made with, in mm. */
      estimate: estimateOf(blocks.slice(from, to), rooms, { page, head: headMm, small }),
      pieces: shown.map((question) => {
        const own = here.filter((one) => one.question === question);
        const starts = nth(own, 0).k === 0;
        return {
          ...nth(questions, question),
          parts: own.map(({ part }) => part),
          starts,
          again: !starts && page % 2 === 1,
          small: starts && small,
          continued: starts ? "" : t("question.continued", { number: question + 1 }),
        };
      }),
    };
  });
}

/** The estimated heights of a page: all, its head, and each block without its room. */
function estimateOf(
  blocks: readonly Block[],
  rooms: readonly number[],
  { page, head, small }: { readonly page: number; readonly head: number; readonly small: boolean },
) {
  const heights = blocks.map((block, k) => {
    const own = small ? block.small : block.height;
    return block.starts || k > 0 ? own : own + (page % 2 === 1 ? block.overleaf : block.facing);
  });
  const gaps = blocks.filter(({ starts }, k) => starts && (k > 0 || page === 0)).length;
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  return { head, blocks: heights, all: sum(heights) + sum(rooms) + gaps * GAP + (page === 0 ? head : 0) };
}
