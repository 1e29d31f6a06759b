import { nth } from "../../core/base/known.js";
import type { LocaleName, Paper } from "../../core/base/settings.js";
import { roundNumber } from "../../core/graph/rounding.js";
import { type ClassTally, waitingIn } from "../../core/marking/classTally.js";
import { VERDICTS } from "../../core/marking/marked.js";
import { NOT_YET } from "../../core/marking/marksText.js";
import { messagesFor } from "../../core/words/locale.js";
import { keyOf } from "../../core/words/messages.js";
import { messagesOf } from "../../core/words/ownTexts.js";
import { nameOfQuestion } from "../../document/build/topicTitle.js";
import { safeHtml } from "../../document/write/html/shown.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { barPlot, scorePlot } from "./classPlots.js";
import { pageHtml } from "./page.js";
import { templatesOf } from "./templates/templates.js";

export interface ReportSetting {
  readonly title: string;
  readonly locale: LocaleName;
  readonly paper: Paper;
  readonly purpose: FontPurpose;
  /** Sheets of the set without any answer. */
  readonly missing: number;
}

/** Misconceptions shown, the most met first. */
const SHOWN = 12;

/** What a class did on a set, for its teacher: how the scores lie, marks by question, and the mistakes met most. */
export function classReportHtml(tally: ClassTally, setting: ReportSetting): string {
  const t = messagesOf(
    tally.texts === undefined ? {} : { own: { texts: tally.texts } },
    messagesFor(setting.locale),
  );
  const { grades, questions, verdicts } = tally;
  // What nobody has marked yet is no 0: shares are of what is marked.
  const shares = grades.flatMap(({ score, maxScore, unmarked = 0 }) => {
    const marked = maxScore - unmarked;
    return marked > 0 ? [score / marked] : maxScore === 0 ? [0] : [];
  });
  const sorted = [...shares].sort((a, b) => a - b);
  const median =
    sorted.length === 0 ? 0 : (nth(sorted, (sorted.length - 1) >> 1) + nth(sorted, sorted.length >> 1)) / 2;
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const summary = t("report.summary", {
    students: grades.length,
    mean: percent(mean),
    median: percent(median),
  });
  const waiting = waitingIn(grades);
  const met = tally.misconceptions.slice(0, SHOWN);
  const name = (id: string) => t(keyOf("misconception", id, "name"));
  const plots = [
    {
      caption: t("report.scores"),
      svg: scorePlot(shares, { spoken: summary, share: t("report.share"), students: t("report.students") }),
    },
    {
      caption: t("report.questions"),
      svg: barPlot(
        questions.map(({ id, topic, title, mean: points, marked, maxPoints }) => ({
          name: `${id} ${nameOfQuestion({ topic, title }, t)}`,
          value: marked === 0 ? 0 : (100 * points) / marked,
          label:
            marked === 0 && maxPoints > 0
              ? `${NOT_YET}/${short(maxPoints)}`
              : `${short(points)}/${short(marked)}`,
        })),
        { spoken: t("report.questions"), axis: t("report.share"), most: 100 },
      ),
    },
    ...(met.length === 0
      ? []
      : [
          {
            caption: t("report.misconceptions"),
            svg: barPlot(
              met.map(({ id, students }) => ({ name: name(id), value: students, label: String(students) })),
              { spoken: t("report.misconceptions"), axis: t("report.students") },
            ),
          },
        ]),
  ];
  const view = {
    title: setting.title,
    summary: [
      summary,
      ...(setting.missing === 0 ? [] : [t("report.missing", { sheets: setting.missing })]),
      ...(waiting.points === 0 ? [] : [t("report.waiting", waiting)]),
    ].join(" "),
    plots: plots.map(({ caption, svg }) => ({ caption, svg: safeHtml(svg) })),
    advice: met.map(({ id, students, answers }) => ({
      name: name(id),
      students,
      answers,
      tell: t(keyOf("misconception", id, "tutor")),
    })),
    verdicts: VERDICTS.filter((verdict) => !verdict.endsWith("marked") || verdicts[verdict] > 0).map(
      (verdict) => ({ name: t(`verdict.${verdict}`), count: verdicts[verdict] }),
    ),
  };
  const title = `${setting.title} · ${t("report.title")}`;
  return pageHtml(templatesOf().render("classreport", view, t), {
    ...setting,
    title,
    foot: title,
    styles: templatesOf().stylesOf.marking,
  });
}

const percent = (share: number): string => `${roundNumber(100 * share, { decimals: 0 })} %`;
const short = (points: number): string => String(roundNumber(points, { decimals: 1 }));
