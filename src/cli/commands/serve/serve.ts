import { join, resolve } from "node:path";
import { creditsOf } from "../../../author/quiz/handIn.js";
import { attemptsField } from "../../../author/quiz/quizSchema.js";
import { isToBePressed } from "../../../classroom/set/make/setPrinter.js";
import { fail } from "../../../core/base/errors.js";
import { momentOf } from "../../../core/clock/moment.js";
import { makeFolder } from "../../../core/files/files.js";
import type { Io } from "../../../core/terminal/io.js";
import { startServer } from "../../../web/server/startServer.js";
import { readPins } from "../../../web/server/students/pins.js";
import { teachToken } from "../../../web/server/teachers/sessions.js";
import { isThisMachine } from "../../../web/server/whoAsks.js";
import type { OptionsFor } from "../../options/options.js";
import { accountSetting } from "./accountSetting.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Serves sheets until Ctrl-C or SIGTERM; what is under way then is answered first. */
export async function serve(options: OptionsFor<"serve">, io: Io): Promise<number> {
  const { set: sets = [], data, port, host, feedback } = options;
  const credits = creditsFor(options.attempts);
  const opens = timeOf("opens", options.opens);
  const due = timeOf("due", options.due);
  if (opens !== undefined && due !== undefined && opens >= due)
    throw fail("USAGE", "--due is not after --opens; a later time would be right");
  const address = io.env.DATABASE_URL ?? "";
  const folder = resolve(io.cwd, data);
  await makeFolder(folder, 0o700);
  const tokenFile =
    options.tokenFile === undefined ? join(folder, "teach.token") : resolve(io.cwd, options.tokenFile);
  const origin = originOf(options.baseUrl);
  const accounts = await accountSetting(options, io);
  const server = await startServer({
    ...{ host, port, sets, cwd: io.cwd, token: await teachToken(tokenFile) },
    works: join(folder, "works"),
    data: folder,
    pressed: isToBePressed({ press: options.press }),
    database: address === "" ? { folder } : { address },
    policy: {
      ...(credits === undefined ? {} : { credits }),
      ...(feedback === undefined ? {} : { feedback }),
      ...(opens === undefined ? {} : { opens }),
      ...(due === undefined ? {} : { due }),
    },
    ...(origin === undefined ? {} : { origin }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(options.pins === undefined ? {} : { pins: await readPins(options.pins, io.cwd) }),
    failed: () => {},
    log: ({ event, ...rest }) => {
      if (options.log === "none" || (event === "request" && options.log !== "requests")) return;
      io.stderr(`${JSON.stringify({ time: new Date().toISOString(), event, ...rest })}\n`);
    },
  });
  // Before it says that it listens: whoever reads that may end it at once.
  const asked = untilSignal();
  const shown = host.includes(":") ? `[${host}]` : host;
  const reached = origin ?? `http://${shown}:${server.port}`;
  if (server.short)
    io.stderr(
      "the codes of practice sheets are short and can be guessed in time; a set made with a secret has long ones\n",
    );
  if (!reached.startsWith("https:") && !isThisMachine(new URL(reached).hostname))
    io.stderr(
      "nothing is encrypted: whoever shares the network can read the teacher's token, codes and answers; a proxy that speaks TLS, and --base-url https://…, would be right\n",
    );
  if (options.json)
    io.stdout(`${JSON.stringify({ address: reached, port: server.port, sheets: server.sheets })}\n`);
  else
    io.stdout(
      `${server.sheets} sheets at ${reached}/ · the teacher's pages at ${reached}/teach, with the token in ${tokenFile} · Ctrl-C ends\n`,
    );
  await asked;
  await server.close();
  return 0;
}

/**
 * Waits for Ctrl-C or SIGTERM; a second one ends the program as ever. It listens until all who listen have been told: a
 * browser that was opened meanwhile ends the program where nobody else listens.
 */
const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      setImmediate(() => {
        for (const signal of SIGNALS) process.off(signal, stop);
        resolve();
      });
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });

/** Milliseconds since 1970; a day alone is its beginning, here. Throws USAGE. */
function timeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = momentOf(text);
  if (time === null)
    throw fail("USAGE", `--${option} is "${text}"; a time such as 2026-04-20T09:00+09:00 would be right`);
  return time;
}

/** `3`, or the share of its marks that each time earns: `1,0.8,0.5`. Throws USAGE. */
function creditsFor(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const read = attemptsField.safeParse(text.includes(",") ? numbers : numbers[0]);
  if (read.success) return creditsOf(read.data);
  throw fail(
    "USAGE",
    `--attempts is "${text}"; how often, 3, or what each time earns, the largest share first, 1,0.8,0.5, would be right`,
  );
}

/** The address that browsers see, without a path. Throws USAGE. */
function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "")
    throw fail(
      "USAGE",
      `--base-url is "${text}"; an address without a path, https://exam.example.org, would be right`,
    );
  return url.origin;
}
