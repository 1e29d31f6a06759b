import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import { fail } from "../../core/base/errors.js";
import { makeFolder } from "../../core/files/files.js";
import { appOf } from "./app.js";
import { readAssets } from "./assets.js";
import { drafting } from "./compose/drafting.js";
import { giveAgain } from "./compose/givenSets.js";
import { answerStore } from "./database/answerStore.js";
import type { Database } from "./database/database.js";
import { lockData } from "./database/dataLock.js";
import { draftStore } from "./database/draftStore.js";
import { type DatabasePlace, openDatabase } from "./database/openDatabase.js";
import { openOrPutAside } from "./database/putAside.js";
import { schemeStore } from "./database/schemeStore.js";
import { ifSilent } from "./database/serverDatabase.js";
import { journalsIn, openJournals, setsOf } from "./journal/journals.js";
import type { Log } from "./log.js";
import { RATES, type Rates } from "./rates.js";
import { type Room, roomIn } from "./room.js";
import { openedKey } from "./students/openedSheets.js";
import { type Pins, PRINTED_PINS } from "./students/pins.js";
import type { Policy } from "./students/policy.js";
import { servedSets } from "./students/servedSets.js";
import { triesOf } from "./students/tries.js";
import { namedTeachers } from "./teachers/namedTeachers.js";
import { type AccountSetting, schoolAccounts } from "./teachers/schoolAccounts.js";
import { sessionsOf } from "./teachers/sessions.js";
import { setSchemes } from "./teachers/setSchemes.js";
import { pressRoom } from "./work/pressRoom.js";
import { openWorks } from "./work/works.js";

export interface ServerWish {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly database: DatabasePlace;
  /** The folder of journals, which is this server's alone while it runs. */
  readonly data: string;
  /** The folder of sets that were composed on the pages. */
  readonly works: string;
  /** Whether their PDFs are put together from blocks that are set once. Default: no. */
  readonly pressed?: boolean;
  readonly sets: readonly string[];
  readonly cwd: string;
  /** The teacher's: whoever shows it sees and changes all. */
  readonly token: string;
  /** What holds for all sets, whatever their quizzes say of handing in. */
  readonly policy: Partial<Policy>;
  /** What has to be typed before sheets open. Default: what is printed on them. */
  readonly pins?: Pins;
  readonly origin?: string;
  /** How teachers sign in by a school's accounts beside their tokens; needs `origin`. Default: not at all. */
  readonly accounts?: AccountSetting;
  readonly clock?: () => number;
  /** Default: as many as no class sends. */
  readonly rates?: Partial<Rates>;
  readonly failed: (error: unknown) => void;
  /** Is told of what happens, without names, codes or answers. */
  readonly log?: Log;
}

export interface RunningServer {
  readonly port: number;
  readonly sheets: number;
  /** Whether codes are so short that they could be guessed. */
  readonly short: boolean;
  /** Takes no more requests, answers those that are under way, and closes the database. */
  readonly close: () => Promise<void>;
}

/** Codes that there are not, and that one address may try in a minute. */
const MISSES = 20;

/** Starts the server. Throws BUSY, NO_DATABASE, PORT_TAKEN, or what is wrong with a set. */
export async function startServer(wish: ServerWish): Promise<RunningServer> {
  const { host, port, sets, cwd, policy, origin, failed, token, clock = Date.now, log = () => {} } = wish;
  // Counted by what no change of the clock touches: nobody waits for an hour that came twice.
  const ticks = wish.clock ?? (() => performance.now());
  const rates = { ...RATES, ...wish.rates };
  const served = await servedSets(sets, cwd, policy);
  const data = resolve(cwd, wish.data);
  await makeFolder(data, 0o700);
  const lock = await lockData(data);
  const room = roomIn(data);
  const closing: (() => Promise<void>)[] = [lock.release];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const database = await openWith(wish.database, data, room, log);
    closing.push(database.close);
    const journals = await openJournals(
      journalsIn(data),
      { database, clock, room, isHeld: lock.isHeld },
      ({ set, restored, damaged }) => {
        if (restored > 0) log({ event: "restored-answers", set, restored });
        if (damaged > 0) log({ event: "damaged-journal", set, damaged });
      },
    );
    const works = await openWorks(resolve(cwd, wish.works), failed, log);
    await giveAgain(works, served);
    const press = pressRoom();
    const drawing = drafting();
    const serving = {
      ...{
        works,
        press,
        drafts: draftStore(database, room),
        drafting: drawing,
        pressed: wish.pressed ?? false,
      },
      ...{
        sets: served,
        store: answerStore(database, journals),
        schemes: setSchemes(schemeStore(database, journals)),
        assets: readAssets(),
        clock,
        ticks,
        ...{ room, data, openedKey: await openedKey(data), pins: wish.pins ?? PRINTED_PINS },
      },
      requests: triesOf(rates.sheet, ticks),
      ...{ misses: triesOf(MISSES, ticks), behindProxy: origin !== undefined },
      secure: origin?.startsWith("https:") === true,
    };
    const { accounts } = wish;
    const teaching = {
      sessions: sessionsOf(token, ticks, () => namedTeachers(data)),
      ...(accounts === undefined || origin === undefined
        ? {}
        : { accounts: schoolAccounts(accounts, origin) }),
    };
    const app = appOf({
      serving,
      database,
      teaching,
      failed,
      log,
      rates,
      ...(origin === undefined ? {} : { origin }),
    });
    return {
      ...(await listen(app.fetch, host, port, async () => {
        await works.close();
        await press.close();
        await drawing.close();
        await journals.close();
        await closeAll();
      })),
      sheets: served.sheets(),
      short: served.short(),
    };
  } catch (error) {
    await closeAll();
    throw "address" in wish.database ? ifSilent(error) : error;
  }
}

/** A folder's database that a power cut has broken is made anew where there are journals, which hold all that was in it. */
const openWith = (place: DatabasePlace, data: string, room: Room, log: Log): Promise<Database> =>
  "address" in place
    ? openDatabase(place)
    : openOrPutAside(
        place.folder,
        async () => (await setsOf(journalsIn(data))).length > 0 && (await room.left()) >= 0,
        (aside) => log({ event: "damaged-database", aside }),
      );

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  hostname: string,
  port: number,
  end: () => Promise<void>,
): Promise<Pick<RunningServer, "port" | "close">> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, (info) => {
      const close = async () => {
        await new Promise<void>((closed) => {
          server.close(() => closed());
          if ("closeIdleConnections" in server) server.closeIdleConnections();
        });
        await end();
      };
      resolve({ port: info.port, close });
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const why = taken ? "another program has it" : String(error.code);
      reject(
        fail(
          "PORT_TAKEN",
          `port ${port} of ${hostname} cannot be had: ${why}; another --port would be right`,
        ),
      );
    });
  });
}
