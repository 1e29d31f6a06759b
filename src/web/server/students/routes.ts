import type { Context, Hono } from "hono";
import { messagesFor } from "../../../core/words/locale.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import { studentHtml } from "../../../paper/pages/student/studentPage.js";
import type { Log } from "../log.js";
import { tooMany } from "../rates.js";
import type { Serving } from "../serving.js";
import { copyMarks } from "../teachers/copyMarks.js";
import { addressOf, isOpenToAll, localeOf } from "../whoAsks.js";
import { boxesOf, WHO } from "./boxes.js";
import { checkQuestion } from "./checkQuestion.js";
import { answersFromForm, answersFromJson } from "./givenAnswers.js";
import { madePages } from "./madePages.js";
import { openedSheets } from "./openedSheets.js";
import { isPin } from "./pins.js";
import { phaseOf, tells } from "./policy.js";
import { rulesText, whenText } from "./rulesText.js";
import { isLong, type ServedBoxes } from "./servedSets.js";
import { settledStates } from "./settledStates.js";
import { holdingOf, questionState } from "./studentState.js";
import { triesOf } from "./tries.js";

/** The header of an acknowledgement: it can be shown later, and checked against the journal. */
const RECEIPT = "Gradsheet-Receipt";

/** Wrong PINs of a sheet in a minute: from one address, and from all. */
const [PIN_TRIES, PIN_TRIES_OF_ALL] = [5, 60];

/** The pages of students: `/`, where a code is typed, and `/s/CODE`. */
export function routeStudents(app: Hono, serving: Serving, log: Log): void {
  const { sets, store, schemes, assets, clock, ticks, misses, requests, behindProxy, secure } = serving;
  const { openedKey, pins } = serving;

  const opened = openedSheets(openedKey, secure);
  const wrongPins = { ofOne: triesOf(PIN_TRIES, ticks), ofSheet: triesOf(PIN_TRIES_OF_ALL, ticks) };
  const pages = madePages();
  const door = (context: Context, sentences: readonly string[], status: 200 | 404 | 429): Response => {
    const locale = localeOf(context);
    const t = messagesFor(locale);
    const form = { label: t("student.door.code"), button: t("student.door.button") };
    const open = isOpenToAll(context, secure) ? [t("student.unencrypted")] : [];
    const notice = {
      ...{ title: t("student.door.title"), sentences: [...sentences, ...open] },
      form: { action: "/", name: "code", type: "text" as const, ...form },
    };
    return context.html(noticeHtml(notice, locale, assets.style), status) as Response;
  };

  /** Asks for the PIN of a sheet, in a page, or says to a page's program that it is wanted. */
  const pinDoor = (context: Context, sentences: readonly string[], status: 401 | 429): Response => {
    const typed = context.req.header("content-type")?.startsWith("application/json") === true;
    if (typed) return context.json({ error: "pin" }, status);
    const locale = localeOf(context);
    const t = messagesFor(locale);
    const action = `/s/${encodeURIComponent(context.req.param("code") ?? "")}/pin`;
    const form = { action, name: "pin", type: "password" as const, label: t("student.pin") };
    const notice = {
      ...{ title: t("student.door.title"), sentences: [...sentences, t("student.pin.why")] },
      form: { ...form, button: t("student.door.button") },
    };
    return context.html(noticeHtml(notice, locale, assets.style), status) as Response;
  };

  /** What is found by the address's code, or what is answered where there is no such sheet. */
  const foundAt = async <Found extends Pick<ServedBoxes, "name" | "set" | "pin">>(
    context: Context,
    find: (code: string) => Promise<Found | null>,
    behindPin = true,
  ): Promise<Found | Response> => {
    const who = addressOf(context, behindProxy);
    const t = messagesFor(localeOf(context));
    const code = context.req.param("code") ?? "";
    const slow = misses.spent(who);
    // A long code is found by nobody who guesses; a class behind one address does not wait for whoever mistypes there.
    if (slow && !isLong(code) && !opened.isOpen(context, code))
      return door(context, [t("student.door.slow")], 429);
    const found = await find(code);
    if (found !== null) {
      const { set, sheet } = found.name;
      if (tooMany(requests, `${set} ${sheet}`))
        return context.text("too many requests", 429, { "Retry-After": "60" });
      return !behindPin || opened.hasPin(context, code, pins.of(found)) ? found : pinDoor(context, [], 401);
    }
    if (misses.spent(who)) return door(context, [t("student.door.slow")], 429);
    misses.count(who);
    log({ event: "unknown-code", stopped: misses.spent(who) });
    return door(context, [t("student.door.unknown")], 404);
  };

  const sheetAt = (context: Context) => foundAt(context, sets.find);

  app.get("/", (context) => door(context, [], 200));

  app.post("/", async (context) => {
    const { code } = await context.req.parseBody();
    const typed = typeof code === "string" ? code.trim().slice(0, 40) : "";
    return context.redirect(typed === "" ? "/" : `/s/${encodeURIComponent(typed)}`, 303);
  });

  app.get("/s/:code", async (context) => {
    const found = await sheetAt(context);
    if (found instanceof Response) return found;
    const { name, sheet, set } = found;
    opened.open(context, context.req.param("code"), pins.of(found));
    const { policy } = set;
    const now = clock();
    const phase = phaseOf(policy, now);
    if (phase === "before") {
      const when = whenText(policy.opens ?? now, sheet.locale);
      const sentences = [messagesFor(sheet.locale)("student.opens", { when })];
      return context.html(noticeHtml({ title: sheet.title, sentences }, sheet.locale, assets.style));
    }
    const [saved, attempts, overrules, { scheme, number }] = await Promise.all([
      store.answersOf(name),
      store.attemptsOf(name),
      store.overrulesOf(name),
      schemes.of(set),
    ]);
    const holding = holdingOf(found, saved, scheme, now);
    const receipt = store.receiptOf(name)?.code ?? "";
    const state = [saved, attempts, [...overrules], number, phase, policy, receipt];
    const make = (): string => {
      const settled =
        phase === "closed" && tells(policy, now)
          ? copyMarks(sheet, { saved, attempts, overrules, policy, scheme })
          : null;
      return studentHtml({
        ...{ sheet, given: settled?.given ?? saved, style: assets.style, script: assets.student },
        address: `/s/${encodeURIComponent(sheet.code)}`,
        states:
          settled === null
            ? sheet.questions.map((question) => questionState(sheet, question, attempts, holding))
            : settledStates(settled),
        who: sheet.student === undefined ? (saved[WHO] ?? "") : null,
        rules: rulesText(policy, sheet.locale, now),
        receipt,
        open: phase === "open",
      });
    };
    return context.html(pages(`${name.set} ${name.sheet}`, state, make));
  });

  app.post("/s/:code/pin", async (context) => {
    const found = await foundAt(context, sets.findBoxes, false);
    if (found instanceof Response) return found;
    const { set, sheet } = found.name;
    const t = messagesFor(localeOf(context));
    const [one, all] = [`${set} ${sheet} ${addressOf(context, behindProxy)}`, `${set} ${sheet}`];
    const { pin } = await context.req.parseBody();
    // After the body has come: many may be held back, and sent at once.
    if (wrongPins.ofOne.spent(one) || wrongPins.ofSheet.spent(all))
      return pinDoor(context, [t("student.pin.slow")], 429);
    const code = context.req.param("code");
    if (!isPin(typeof pin === "string" ? pin : "", pins.of(found))) {
      wrongPins.ofOne.count(one);
      wrongPins.ofSheet.count(all);
      log({ event: "wrong-pin", stopped: wrongPins.ofOne.spent(one) });
      return pinDoor(context, [t("student.pin.wrong")], 401);
    }
    opened.open(context, code, pins.of(found));
    return context.redirect(`/s/${encodeURIComponent(code)}`, 303);
  });

  app.put("/s/:code/answers", async (context) => {
    const found = await foundAt(context, sets.findBoxes);
    if (found instanceof Response) return found;
    const answers = answersFromJson(await context.req.json().catch(() => null), found.boxes);
    if (answers === null) return context.json({ error: "answers" }, 400);
    if (phaseOf(found.set.policy, clock()) !== "open") return context.json({ error: "closed" }, 409);
    const receipt = await store.save(found.name, answers);
    return context.body(null, 204, receipt === null ? {} : { [RECEIPT]: receipt.code });
  });

  // Without a script the name has a button of its own.
  app.post("/s/:code/who", async (context) => {
    const found = await sheetAt(context);
    if (found instanceof Response) return found;
    const { name, sheet, set } = found;
    const { [WHO]: who } = answersFromForm(await context.req.parseBody(), boxesOf(sheet));
    if (who !== undefined && phaseOf(set.policy, clock()) === "open") await store.save(name, { [WHO]: who });
    return context.redirect(`/s/${encodeURIComponent(sheet.code)}`, 303);
  });

  app.post("/s/:code/check/:question", async (context) => {
    const found = await sheetAt(context);
    if (found instanceof Response) return found;
    const { name, sheet, set } = found;
    const { policy } = set;
    const question = sheet.questions.find(({ id }) => id === context.req.param("question"));
    if (question === undefined) return context.json({ error: "question" }, 404);
    const typed = context.req.header("content-type")?.startsWith("application/json") === true;
    const answers = typed
      ? answersFromJson(await context.req.json().catch(() => null), boxesOf(sheet))
      : answersFromForm(await context.req.parseBody({ all: true }), boxesOf(sheet));
    if (answers === null) return context.json({ error: "answers" }, 400);
    const now = clock();
    if (phaseOf(policy, now) === "open") await store.save(name, answers);
    const saved = await store.answersOf(name);
    const holding = holdingOf(found, saved, (await schemes.of(set)).scheme, now);
    const state = await checkQuestion(found, question, saved, store, holding);
    if (!typed) return context.redirect(`/s/${encodeURIComponent(sheet.code)}#${question.id}`, 303);
    const receipt = store.receiptOf(name);
    return context.json(state, 200, receipt === null ? {} : { [RECEIPT]: receipt.code });
  });
}
