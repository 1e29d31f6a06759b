import type { Context, Hono } from "hono";
import * as z from "zod";
import { copyFinder } from "../../../classroom/answers/copyFinder.js";
import { unmarked } from "../../../classroom/set/folder/reissues.js";
import { totalText } from "../../../core/marking/marksText.js";
import { messagesFor } from "../../../core/words/locale.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import { entryHtml, entryVerdicts } from "../../../paper/pages/teach/entryPage.js";
import type { Serving } from "../serving.js";
import { boxesOf } from "../students/boxes.js";
import { answersFromJson } from "../students/givenAnswers.js";
import type { ServedSet } from "../students/servedSets.js";
import { localeOf } from "../whoAsks.js";
import type { CopyMarks } from "./copyMarks.js";
import { byHandOf } from "./history.js";
import { teacherOf } from "./rights.js";
import type { Ways } from "./ways.js";

const overruleShape = z.object({
  answer: z.string(),
  points: z.union([z.literal(""), z.coerce.number().min(0)]),
  why: z.string().trim().max(300),
});

/** The page on which answers from paper are typed in, one student a screen. */
export function routeEntry(app: Hono, { store, assets }: Serving, { marks, ofSet, addressFor }: Ways): void {
  const looks = { style: assets.style, script: assets.teach };
  const entryOf = (set: ServedSet, id: string): string =>
    `${addressFor(set)}/enter/${encodeURIComponent(id)}`;

  /** Answers with a copy's page, or that there is no such copy. */
  const ofCopy = (answer: (context: Context, set: ServedSet, id: string) => Promise<Response>) =>
    ofSet(async (context, set) => {
      const copy = set.copies.find(({ id }) => id === context.req.param("copy"));
      return copy === undefined ? context.notFound() : answer(context, set, copy.id);
    });
  const said = (context: Context, { marked }: CopyMarks) => {
    const t = messagesFor(localeOf(context));
    return context.json({ total: totalText(marked, t), verdicts: entryVerdicts(marked, localeOf(context)) });
  };

  app.get(
    "/teach/:set/enter",
    ofSet(async (context, set) => {
      const [first] = unmarked(set.copies, new Set());
      return context.redirect(first === undefined ? addressFor(set) : entryOf(set, first.id), 303);
    }),
  );

  app.get(
    "/teach/:set/find",
    ofSet(async (context, set) => {
      const query = (context.req.query("q") ?? "").normalize("NFC").trim().slice(0, 200);
      const found = copyFinder(set.copies)(query.replace(/^.*\/s\//, ""));
      if ("id" in found) return context.redirect(entryOf(set, found.id), 303);
      const low = query.toLowerCase();
      const { copies } = await marks.all(set);
      const whose = set.copies.map(({ id, student }) => ({
        id,
        student: student ?? copies.get(id)?.sheet.student,
      }));
      const fits = whose.filter(({ id, student }) =>
        [id, student?.id, student?.name].some((text) => low !== "" && text?.toLowerCase().includes(low)),
      );
      const [only, another] = fits;
      if (only !== undefined && another === undefined) return context.redirect(entryOf(set, only.id), 303);
      const locale = localeOf(context);
      const t = messagesFor(locale);
      const head = t(only === undefined ? "teach.nobody" : "teach.several", { query });
      const names = fits.slice(0, 20).map(({ id, student }) => `${student?.name ?? ""} ${id}`.trim());
      const notice = noticeHtml(
        {
          ...{ title: t("teach.find"), sentences: [head, ...names] },
          form: {
            action: `${addressFor(set)}/find`,
            method: "get",
            name: "q",
            type: "text",
            label: t("teach.find"),
            button: t("teach.go"),
          },
        },
        locale,
        assets.style,
      );
      return context.html(notice, only === undefined ? 404 : 200);
    }),
  );

  app.get(
    "/teach/:set/enter/:copy",
    ofCopy(async (context, set, id) => {
      const order = unmarked(set.copies, new Set()).map((copy) => copy.id);
      const place = order.indexOf(id);
      const next = (step: number): string | null => {
        const other = place < 0 ? undefined : order[place + step];
        return other === undefined ? null : entryOf(set, other);
      };
      const { sheet, marked } = await marks.copy(set, id);
      const name = { set: set.name, sheet: id };
      const html = entryHtml(
        {
          ...{ classAddress: addressFor(set), address: entryOf(set, id), sheet, marked },
          ...{ given: await store.answersOf(name), overruled: await store.overrulesOf(name) },
          by: byHandOf(store.historyOf(set.name), id, localeOf(context)),
          ...{ before: next(-1), after: next(1) },
        },
        localeOf(context),
        looks,
      );
      return context.html(html);
    }),
  );

  app.put(
    "/teach/:set/enter/:copy/answers",
    ofCopy(async (context, set, id) => {
      const sheet = await set.load(id);
      const answers = answersFromJson(await context.req.json().catch(() => null), boxesOf(sheet, "teacher"));
      if (answers === null) return context.json({ error: "answers" }, 400);
      await store.save({ set: set.name, sheet: id }, answers, teacherOf(context).name);
      return said(context, await marks.copy(set, id));
    }),
  );

  app.post(
    "/teach/:set/enter/:copy/overrule",
    ofCopy(async (context, set, id) => {
      const sheet = await set.load(id);
      const read = overruleShape.safeParse(await context.req.parseBody());
      const asked = sheet.questions.flatMap(({ answers }) => answers);
      const answer = read.success ? asked.find((one) => one.id === read.data.answer) : undefined;
      if (!read.success || answer === undefined) return context.text("no such answer", 400);
      const { points, why } = read.data;
      const taken = points === "";
      if (!taken && (points > answer.points || why === "")) return context.text("points or reason", 400);
      const mark = taken ? null : { points, why };
      await store.overrule({ set: set.name, sheet: id }, answer.id, mark, teacherOf(context).name);
      return context.redirect(entryOf(set, id), 303);
    }),
  );
}
