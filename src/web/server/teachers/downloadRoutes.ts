import type { Context, Hono } from "hono";
import { gradesCsv } from "../../../classroom/answers/gradebooks/index.js";
import { unmarked } from "../../../classroom/set/folder/reissues.js";
import { GRADES_FORMATS } from "../../../core/base/settings.js";
import { CSV_START, csvLine } from "../../../core/files/csvFile.js";
import { messagesFor } from "../../../core/words/locale.js";
import { classReportHtml } from "../../../paper/pages/classReport.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import type { Serving } from "../serving.js";
import { localeOf } from "../whoAsks.js";
import { feedbackWork } from "./feedbackWork.js";
import { historyCsv } from "./history.js";
import type { Ways } from "./ways.js";

/** A class's answers, grades and report as files. */
export function routeDownloads(
  app: Hono,
  { schemes, works, assets, store, room }: Serving,
  { marks, ofSet, addressFor }: Ways,
): void {
  const file = (context: Context, name: string, text: string, type = "text/csv"): Response =>
    context.body(text, 200, {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
    });

  app.get(
    "/teach/:set/answers.csv",
    ofSet(async (context, set) => {
      const { copies } = await marks.all(set);
      const rows = [...copies].flatMap(([id, { given }]) =>
        Object.entries(given).flatMap(([answer, text]) => (text === "" ? [] : [csvLine([id, answer, text])])),
      );
      return file(context, "answers.csv", `${CSV_START}sheet,id,answer\n${rows.join("")}`);
    }),
  );

  app.get(
    "/teach/:set/history.csv",
    ofSet(async (context, set) =>
      file(context, "history.csv", await historyCsv(store.historyOf(set.name), set)),
    ),
  );

  app.get(
    "/teach/:set/grades.csv",
    ofSet(async (context, set) => {
      const asked = context.req.query("format");
      const format = asked === undefined ? "csv" : GRADES_FORMATS.find((one) => one === asked);
      if (format === undefined) return context.text("no such format", 404);
      const { tally } = await marks.all(set);
      const { hash } = (await schemes.of(set)).scheme;
      const missing = unmarked(set.copies, new Set(tally.grades.map(({ sheet }) => sheet)));
      const named = hash === null ? {} : { scheme: hash };
      const grades = { title: set.title, tally, missing, studentOf: set.studentOf, ...named };
      return file(
        context,
        format === "csv" ? "grades.csv" : `grades-${format}.csv`,
        gradesCsv(grades, format),
      );
    }),
  );

  app.post(
    "/teach/:set/feedback",
    ofSet(async (context, set) => {
      const locale = localeOf(context);
      const t = messagesFor(locale);
      await room.check();
      const { reveal } = await context.req.parseBody();
      const title = t(reveal === "yes" ? "teach.feedback.reveal" : "teach.feedback");
      const wish = { title, reveal: reveal === "yes" };
      const begun = works.begin(feedbackWork(set, () => marks.all(set), wish));
      if (begun !== null) return context.redirect(addressFor(set), 303);
      const notice = noticeHtml({ title, sentences: [t("compose.busy")] }, locale, assets.style);
      return context.html(notice, 503) as Response;
    }),
  );

  app.get(
    "/teach/:set/report.html",
    ofSet(async (context, set) => {
      const { copies, tally } = await marks.all(set);
      const [one] = copies.values();
      const paper = one?.sheet.paper ?? "A4";
      const missing = unmarked(set.copies, new Set(tally.grades.map(({ sheet }) => sheet))).length;
      const setting = { title: set.title, locale: localeOf(context), paper, missing } as const;
      return file(
        context,
        "report.html",
        classReportHtml(tally, { ...setting, purpose: "page" }),
        "text/html",
      );
    }),
  );
}
