import type { Context, Hono, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { unmarked } from "../../../classroom/set/folder/reissues.js";
import { messagesFor } from "../../../core/words/locale.js";
import { noticeHtml } from "../../../paper/pages/notice.js";
import { classPageHtml, classTableHtml } from "../../../paper/pages/teach/classTable.js";
import { teachHomeHtml } from "../../../paper/pages/teach/teachHome.js";
import { routeCompose } from "../compose/routes.js";
import type { Log } from "../log.js";
import type { Serving } from "../serving.js";
import { stateText } from "../students/rulesText.js";
import type { ServedSet } from "../students/servedSets.js";
import { triesOf } from "../students/tries.js";
import { addressOf, isOpenToAll, localeOf } from "../whoAsks.js";
import { ACCOUNT, routeAccounts } from "./accountRoutes.js";
import { classMarks } from "./classMarks.js";
import { classTableOf } from "./classTableOf.js";
import { routeDownloads } from "./downloadRoutes.js";
import { drillText, lastDrill } from "./drillRecord.js";
import { routeEntry } from "./entryRoutes.js";
import { isAllowed, neededFor, setTeacher, teacherOf } from "./rights.js";
import { routeScheme } from "./schemeRoutes.js";
import type { SchoolAccounts } from "./schoolAccounts.js";
import { SESSION_SECONDS, type Sessions } from "./sessions.js";
import type { Ways } from "./ways.js";

const COOKIE = "gradsheet-teach";
/** Tokens that one address may try in a minute. */
const MOST_TRIES = 10;

export interface Teaching {
  readonly sessions: Sessions;
  /** How a school's accounts sign in; undefined where they do not. */
  readonly accounts?: SchoolAccounts;
  readonly log: Log;
}

/** The teacher's pages: `/teach` behind the token, a class as it stands, and answers from paper typed in. */
export function routeTeachers(app: Hono, serving: Serving, { sessions, accounts, log }: Teaching): void {
  const { sets, store, schemes, assets, clock, ticks, behindProxy, secure, works, room, data } = serving;
  const marks = classMarks(store, schemes);
  const isFull = async (): Promise<boolean> => (await room.left()) < 0;
  const tries = triesOf(MOST_TRIES, ticks);

  const door = (
    context: Context,
    sentences: readonly string[],
    status: 200 | 400 | 401 | 403 | 429 | 503,
  ): Response => {
    const locale = localeOf(context);
    const t = messagesFor(locale);
    const form = { label: t("teach.token"), button: t("teach.open") };
    const open = isOpenToAll(context, secure) ? [t("teach.unencrypted")] : [];
    const notice = {
      ...{ title: t("teach.title"), sentences: [...sentences, ...open] },
      ...(accounts === undefined ? {} : { links: [{ address: ACCOUNT, text: t("teach.account") }] }),
      form: { action: "/teach/enter", name: "token", type: "password" as const, ...form },
    };
    return context.html(noticeHtml(notice, locale, assets.style), status) as Response;
  };

  const remember = (context: Context, session: string): void => {
    const cookie = { httpOnly: true, sameSite: "Strict", path: "/teach", maxAge: SESSION_SECONDS } as const;
    // Where browsers come by TLS the cookie goes no other way.
    setCookie(context, COOKIE, session, { ...cookie, secure });
  };

  app.post("/teach/enter", async (context) => {
    const who = addressOf(context, behindProxy);
    const t = messagesFor(localeOf(context));
    if (tries.spent(who)) return door(context, [t("teach.slow")], 429);
    const { token } = await context.req.parseBody();
    const listed = await sessions.listed();
    // Looked at once more: many may have held their bodies back until now.
    if (tries.spent(who)) return door(context, [t("teach.slow")], 429);
    const session = sessions.enter(typeof token === "string" ? token : "", listed);
    if (session === null) {
      tries.count(who);
      log({ event: "wrong-token", stopped: tries.spent(who) });
      return door(context, [t("teach.wrong")], 401);
    }
    log({ event: "signed-in" });
    remember(context, session);
    return context.redirect("/teach", 303);
  });

  if (accounts !== undefined)
    routeAccounts(app, {
      ...{ accounts, listed: sessions.listed, door, tries, ticks, secure, behindProxy, log },
      welcome: (context, teacher) => {
        remember(context, sessions.enterAs(teacher));
        const locale = localeOf(context);
        const t = messagesFor(locale);
        // A strict cookie is not sent along a way that began at the provider's: this page begins another.
        const links = [{ address: "/teach", text: t("teach.title"), follow: true }];
        const notice = { title: t("teach.account.in", { name: teacher.name }), sentences: [], links };
        return context.html(noticeHtml(notice, locale, assets.style)) as Response;
      },
    });

  const known: MiddlewareHandler = async (context, next) => {
    const teacher = await sessions.teacher(getCookie(context, COOKIE));
    if (teacher === null) return door(context, [], 401);
    setTeacher(context, teacher);
    if (isAllowed(teacher, neededFor(context.req.method, context.req.path))) return next();
    const locale = localeOf(context);
    const t = messagesFor(locale);
    const notice = { title: t("teach.forbidden"), sentences: [t("teach.forbidden.why")] };
    return context.html(noticeHtml(notice, locale, assets.style), 403);
  };
  app.use("/teach", known);
  app.use("/teach/*", known);

  app.post("/teach/leave", async (context) => {
    sessions.leave(getCookie(context, COOKIE));
    deleteCookie(context, COOKIE, { path: "/teach" });
    const end = teacherOf(context).byAccount ? await accounts?.leave() : null;
    if (end === null || end === undefined) return context.redirect("/teach", 303);
    const locale = localeOf(context);
    const t = messagesFor(locale);
    const links = [{ address: end.href, text: t("teach.account.leave") }];
    const notice = { title: t("teach.account.left"), sentences: [t("teach.account.left.why")], links };
    return context.html(noticeHtml(notice, locale, assets.style));
  });

  app.post("/teach/leave-others", (context) => {
    sessions.leaveOthers(getCookie(context, COOKIE));
    return context.redirect("/teach", 303);
  });

  app.get("/teach", async (context) => {
    const listed = await Promise.all(
      sets.all().map(async ({ name, title, copies, policy }) => {
        const begun = (await store.versionsOf(name)).size;
        const state = stateText(policy, localeOf(context), clock());
        const drilled = drillText(await lastDrill(data, name), localeOf(context));
        return { name, title, sheets: unmarked(copies, new Set()).length, begun, state, drilled };
      }),
    );
    return context.html(
      teachHomeHtml(
        listed,
        await works.damaged(),
        await isFull(),
        teacherOf(context),
        localeOf(context),
        assets.style,
      ),
    );
  });

  const ofSet: Ways["ofSet"] = (answer) => (context) => {
    const set = sets.all().find(({ name }) => name === context.req.param("set"));
    return set === undefined ? context.notFound() : answer(context, set);
  };
  const addressFor = ({ name }: ServedSet): string => `/teach/${encodeURIComponent(name)}`;
  const ways: Ways = { marks, ofSet, addressFor };

  routeCompose(app, serving);
  /** The table of a class, and below it what was made about it. */
  const live = async (set: ServedSet) => ({
    table: classTableOf(set, await marks.all(set), addressFor(set)),
    works: works.all().filter(({ about }) => about === set.name),
  });
  app.get(
    "/teach/:set",
    ofSet(async (context, set) => {
      const { table, works: made } = await live(set);
      const looks = { style: assets.style, script: assets.teach, full: await isFull() };
      return context.html(classPageHtml(table, made, localeOf(context), looks));
    }),
  );
  app.get(
    "/teach/:set/table",
    ofSet(async (context, set) => {
      const { table, works: made } = await live(set);
      return context.html(classTableHtml(table, made, localeOf(context), await isFull()));
    }),
  );
  routeDownloads(app, serving, ways);
  routeScheme(app, serving, ways, log);
  routeEntry(app, serving, ways);
}
