import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context, Hono } from "hono";
import { GradsheetError } from "../../../core/base/errors.js";
import { messagesFor } from "../../../core/words/locale.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import type { Draft } from "../database/draftStore.js";
import type { Serving } from "../serving.js";
import { localeOf } from "../whoAsks.js";
import { composedWork } from "./composedWork.js";
import { giveOut, takeBack } from "./givenSets.js";

/** A class that is larger prints at a command line. */
const MOST_COPIES = 1000;

type OfDraft = (
  answer: (context: Context, draft: Draft) => Response | Promise<Response>,
) => (context: Context) => Promise<Response>;

/** Whole sets as long works: begun, downloaded, removed. */
export function routeWorks(
  app: Hono,
  { works, drafting, assets, sets, pressed, room }: Serving,
  ofDraft: OfDraft,
): void {
  const say = (context: Context, sentences: readonly string[], status: 400 | 503): Response => {
    const locale = localeOf(context);
    const title = messagesFor(locale)("compose.set");
    return context.html(noticeHtml({ title, sentences }, locale, assets.style), status) as Response;
  };

  app.post(
    "/teach/compose/:draft/set",
    ofDraft(async (context, draft) => {
      const t = messagesFor(localeOf(context));
      await room.check();
      const { roster, copies, kind } = await context.req.parseBody();
      const count = typeof copies === "string" && copies !== "" ? Number(copies) : 1;
      if (!Number.isInteger(count) || count < 1 || count > MOST_COPIES)
        return say(context, [t("compose.copies.wrong", { most: MOST_COPIES })], 400);
      const students =
        roster instanceof File && roster.size > 0
          ? { roster: new Uint8Array(await roster.arrayBuffer()) }
          : { copies: count };
      const randomness =
        kind === "exam" ? ({ kind } as const) : ({ kind: "practice", seed: draft.seed } as const);
      const { title, fault } = await drafting.draw(draft);
      if (fault !== "") return say(context, fault.split("\n"), 400);
      try {
        const begun = works.begin(composedWork(title, { text: draft.text, students, randomness, pressed }));
        return begun === null
          ? say(context, [t("compose.busy")], 503)
          : context.redirect("/teach/compose", 303);
      } catch (error) {
        if (!(error instanceof GradsheetError)) throw error;
        return say(context, error.message.split("\n"), 400);
      }
    }),
  );

  app.get("/teach/work/:work/:name", async (context) => {
    const { work, name } = context.req.param();
    const path = works.product(work, name);
    if (path === null) return context.notFound();
    const { size } = await stat(path);
    return context.body(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, 200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="${name}"`,
    });
  });

  app.post("/teach/work/:work/give", async (context) => {
    try {
      const set = await giveOut(works, sets, context.req.param("work"));
      return set === null
        ? context.notFound()
        : context.redirect(`/teach/${encodeURIComponent(set.name)}`, 303);
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      return say(context, error.message.split("\n"), 400);
    }
  });

  app.post("/teach/work/:work/take-back", async (context) => {
    try {
      await takeBack(works, sets, context.req.param("work"));
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      return say(context, error.message.split("\n"), 503);
    }
    return context.redirect("/teach/compose", 303);
  });

  app.post("/teach/work/:work/remove", async (context) => {
    const id = context.req.param("work");
    const about = works.all().find((work) => work.id === id)?.about ?? "";
    await works.remove(id);
    return context.redirect(about === "" ? "/teach/compose" : `/teach/${encodeURIComponent(about)}`, 303);
  });
}
