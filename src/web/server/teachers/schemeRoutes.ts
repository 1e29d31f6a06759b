import type { Context, Hono } from "hono";
import * as z from "zod";
import type { ClassScheme } from "../../../classroom/answers/classScheme.js";
import { gradeChanges } from "../../../classroom/answers/gradeChanges.js";
import { schemeTextWith } from "../../../classroom/answers/schemeText.js";
import { GradsheetError } from "../../../core/base/errors.js";
import { boxesOf } from "../../../core/sheet/boxes.js";
import { type SchemePage, schemePageHtml } from "../../../paper/pages/teach/schemePage.js";
import type { Log } from "../log.js";
import type { Serving } from "../serving.js";
import type { ServedSet } from "../students/servedSets.js";
import { localeOf } from "../whoAsks.js";
import type { ClassState } from "./classMarks.js";
import { schemeBy } from "./history.js";
import { teacherOf } from "./rights.js";
import type { Ways } from "./ways.js";

/** A scheme longer than this is no scheme. */
const LONGEST = 40_000;

const shape = z.object({
  scheme: z.string().max(LONGEST),
  after: z.coerce.number().int().min(0).optional(),
});

/** The page on which a class's scheme is written, its effect, and the scheme as a file. */
export function routeScheme(
  app: Hono,
  { assets, schemes, store }: Serving,
  { marks, ofSet, addressFor }: Ways,
  log: Log,
): void {
  const page = async (
    context: Context,
    set: ServedSet,
    more: Partial<SchemePage>,
    status: 200 | 400 | 409 = 200,
  ): Promise<Response> => {
    const { text, number } = await schemes.of(set);
    const whole: SchemePage = {
      ...{ address: addressFor(set), title: set.title, text, number, effect: null, note: null },
      ...{ questions: await questionsOf(set), ...more },
      by: schemeBy(store.historyOf(set.name), number, localeOf(context)),
    };
    const looks = { style: assets.style, script: assets.teach };
    return context.html(schemePageHtml(whole, localeOf(context), looks), status);
  };

  /** The scheme that was sent, read beside the set; the page with its faults where it has some. */
  const sent = async (
    context: Context,
    set: ServedSet,
  ): Promise<Response | { readonly text: string; readonly after: number; readonly scheme: ClassScheme }> => {
    const read = shape.safeParse(await context.req.parseBody());
    if (!read.success) return context.text("no scheme", 400);
    const text = read.data.scheme.replaceAll("\r\n", "\n");
    try {
      return { text, after: read.data.after ?? 0, scheme: await schemes.read(set, text) };
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      return page(context, set, { text, faults: error.message.split("\n") }, 400);
    }
  };
  const effectOf = async (set: ServedSet, scheme: ClassScheme): Promise<SchemePage["effect"]> => {
    const [before, after] = [await marks.all(set), await marks.by(set, scheme)];
    const had = new Map(before.tally.grades.map((grade) => [grade.sheet, grade]));
    return { students: after.tally.grades.length, changes: gradeChanges(had, after.tally.grades) };
  };

  app.get(
    "/teach/:set/scheme",
    ofSet((context, set) => page(context, set, { note: noteOf(context) })),
  );

  app.post(
    "/teach/:set/scheme/effect",
    ofSet(async (context, set) => {
      const read = await sent(context, set);
      if (read instanceof Response) return read;
      return page(context, set, { text: read.text, effect: await effectOf(set, read.scheme) });
    }),
  );

  app.post(
    "/teach/:set/scheme",
    ofSet(async (context, set) => {
      const read = await sent(context, set);
      if (read instanceof Response) return read;
      const { text, after, scheme } = read;
      if (await schemes.take(set, text, after, teacherOf(context).name)) {
        log({ event: "scheme-taken", number: after + 1 });
        return context.redirect(`${addressFor(set)}/scheme?taken=1`, 303);
      }
      return page(context, set, { text, effect: await effectOf(set, scheme), note: "other" }, 409);
    }),
  );

  app.get(
    "/teach/:set/scheme.yaml",
    ofSet(async (context, set) => {
      const text = wholeScheme((await schemes.of(set)).text, await marks.all(set));
      return context.body(text, 200, {
        "Content-Type": "application/yaml; charset=utf-8",
        "Content-Disposition": 'attachment; filename="scheme.yaml"',
      });
    }),
  );
}

const noteOf = (context: Context): SchemePage["note"] =>
  context.req.query("taken") === undefined ? null : "taken";

/** A scheme with the marks that were given on the pages, so that `mark` gives the same ones. */
const wholeScheme = (text: string, { copies }: ClassState): string =>
  schemeTextWith(
    text,
    [...copies].flatMap(([sheet, { beyond }]) =>
      beyond.map(({ id, points, ruling }) => ({
        ...{ sheet, answer: id, points },
        why:
          ruling?.by === "attempt"
            ? `attempt ${ruling.number}: ${ruling.percent} %`
            : ruling?.by === "overrule"
              ? ruling.why
              : "",
      })),
    ),
  );

async function questionsOf(set: ServedSet): Promise<SchemePage["questions"]> {
  const [first] = set.copies;
  if (first === undefined) return [];
  const sheet = await set.load(first.id);
  const boxes = boxesOf(sheet);
  return sheet.questions.map((question) => ({
    ...{ id: question.id, topic: question.topic, title: question.own?.title, points: question.points },
    boxes: boxes.flatMap((box) => (box.question === question ? [box.number] : [])),
  }));
}
