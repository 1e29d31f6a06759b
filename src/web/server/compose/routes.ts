import { randomBytes } from "node:crypto";
import type { Context, Hono } from "hono";
import * as z from "zod";
import { readPreset } from "../../../author/quiz/presets.js";
import { messagesFor } from "../../../core/words/locale.js";
import { composeHomeHtml, workTableHtml } from "../../../paper/pages/compose/composeHome.js";
import { composeHtml } from "../../../paper/pages/compose/composePage.js";
import { SHEET_DOCUMENTS, type SheetDocument } from "../../../paper/pages/documents.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import type { Draft } from "../database/draftStore.js";
import type { Serving } from "../serving.js";
import { localeOf } from "../whoAsks.js";
import type { Work } from "../work/works.js";
import { DRAFT_FILE } from "./draftState.js";
import { routeWorks } from "./workRoutes.js";

/** A quiz longer than this is none. */
const LONGEST = 40_000;

const shape = z.object({ text: z.string().max(LONGEST), seed: z.string().trim().min(1).max(100) });

/** What a new quiz begins with. */
const BEGINNING = "basics";

/** Of all works those that make sets; what is made about one stands on its own page. */
const isSet = ({ about }: Work): boolean => about === "";

const newId = (): string => randomBytes(8).toString("hex");

/** Where quizzes are composed: the list of drafts and works, a draft with its editor, previews and files. */
export function routeCompose(app: Hono, serving: Serving): void {
  const { drafts, drafting, works, press, assets } = serving;
  const looks = { style: assets.style, script: assets.compose };

  /** Answers with a draft's page, or that there is no such draft. */
  const ofDraft =
    (answer: (context: Context, draft: Draft) => Response | Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const draft = await drafts.draft(context.req.param("draft") ?? "");
      return draft === null ? context.notFound() : answer(context, draft);
    };
  const addressFor = ({ id }: Draft): string => `/teach/compose/${id}`;

  app.get("/teach/compose", async (context) => {
    const locale = localeOf(context);
    const listed = (await drafts.drafts()).map((draft) => ({ address: addressFor(draft), text: draft.text }));
    return context.html(
      composeHomeHtml(listed, works.all().filter(isSet), await works.damaged(), locale, {
        style: assets.style,
        script: assets.teach,
      }),
    );
  });
  app.get("/teach/compose/works", (context) =>
    context.html(workTableHtml(works.all().filter(isSet), localeOf(context))),
  );

  app.post("/teach/compose", async (context) => {
    const draft = { id: newId(), text: readPreset(BEGINNING).text, seed: "1" };
    await drafts.keep(draft);
    return context.redirect(addressFor(draft), 303);
  });

  app.get(
    "/teach/compose/:draft",
    ofDraft(async (context, draft) => {
      const { state } = await drafting.draw(draft);
      return context.html(
        composeHtml({ address: addressFor(draft), draft, state }, localeOf(context), looks),
      );
    }),
  );

  app.put(
    "/teach/compose/:draft",
    ofDraft(async (context, { id }) => {
      const read = shape.safeParse(await context.req.json().catch(() => null));
      if (!read.success) return context.json({ error: "draft" }, 400);
      const draft = { id, ...read.data };
      await drafts.keep(draft);
      return context.json((await drafting.draw(draft)).state);
    }),
  );

  app.post(
    "/teach/compose/:draft",
    ofDraft(async (context, { id }) => {
      const read = shape.safeParse(await context.req.parseBody());
      if (!read.success) return context.text("no quiz", 400);
      const { text, seed } = read.data;
      await drafts.keep({ id, text: text.replaceAll("\r\n", "\n"), seed });
      return context.redirect(`/teach/compose/${id}`, 303);
    }),
  );

  app.post(
    "/teach/compose/:draft/drop",
    ofDraft(async (context, { id }) => {
      await drafts.drop(id);
      return context.redirect("/teach/compose", 303);
    }),
  );

  app.get(
    "/teach/compose/:draft/quiz.yaml",
    ofDraft((context, { text }) => download(context, text, "application/yaml", DRAFT_FILE)),
  );

  app.get(
    "/teach/compose/:draft/:file",
    ofDraft(async (context, draft) => {
      const [, name = "", type = ""] = /^([a-z]+)\.(html|pdf)$/.exec(context.req.param("file") ?? "") ?? [];
      const document = SHEET_DOCUMENTS.find((one) => one === name);
      if (document === undefined) return context.notFound();
      const locale = localeOf(context);
      const t = messagesFor(locale);
      const purpose = type === "html" ? "page" : "print";
      const { page, state } = await drafting.draw(draft, { document, purpose });
      const say = (sentences: readonly string[], status: 422 | 503): Response =>
        context.html(
          noticeHtml({ title: t("compose.title"), sentences }, locale, assets.style),
          status,
        ) as Response;
      if (page === null)
        return say(
          [t("compose.faulty"), ...state.faults.map(({ line, message }) => `${line}: ${message}`)],
          422,
        );
      if (type === "html") return context.html(page.html);
      const pdf = await press.print(page.html, { paper: page.paper });
      if (pdf === null) return say([t("compose.busy")], 503);
      return download(context, pdf, "application/pdf", `${document satisfies SheetDocument}.pdf`);
    }),
  );
  routeWorks(app, serving, ofDraft);
}

function download(context: Context, content: string | Uint8Array, type: string, name: string): Response {
  const body = typeof content === "string" ? content : new Uint8Array(content);
  return context.body(body, 200, {
    "Content-Type": type.startsWith("application/yaml") ? `${type}; charset=utf-8` : type,
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
