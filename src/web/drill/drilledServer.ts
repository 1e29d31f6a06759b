import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fail } from "../../core/base/errors.js";
import { namesIn } from "../../core/files/namesIn.js";
import { startFile } from "../../core/paths.js";
import { setsOf } from "../server/journal/journals.js";
import { type Faults, NO_FAULTS, type Told } from "./order.js";

/** What every server of a drill is started with. */
export interface ServerSetting {
  /** The program that runs now. */
  readonly program: string;
  readonly set: string;
  /** The scratch folder. */
  readonly data: string;
  /** The address of the scratch database; empty for a folder. */
  readonly database: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A server's process of a drill: it can be killed, started again, and told what goes wrong. */
export interface DrilledServer {
  readonly port: () => number;
  /** Starts it, with more words on its command line; on the port that it had. How many milliseconds until it listens. */
  readonly start: (more?: readonly string[]) => Promise<number>;
  readonly kill: () => Promise<void>;
  /** SIGTERM; its exit code, null where it did not end by itself. */
  readonly stop: () => Promise<number | null>;
  readonly order: (faults: Partial<Faults>) => Promise<void>;
  /** How often anything was brought to the disk. */
  readonly syncs: () => number;
  /** Kills it, and takes back what was not brought to the disk: of journals what is behind the last sync, of a folder's database all. */
  readonly cutPower: () => Promise<void>;
  /** Another server on the same folder: what it said, and its exit code; null where it listens, and then it is killed. */
  readonly startSecond: () => Promise<{ readonly exit: number | null; readonly said: string }>;
}

/** What a process has written so far. */
interface Said {
  text: string;
}

const STARTING = 90_000;
const ENDING = 20_000;

export function drilledServer({ program, set, data, database, env }: ServerSetting): DrilledServer {
  const faultsFile = pathToFileURL(startFile("web/drill/faults")).href;
  const synced = new Map<string, number>();
  let child: ChildProcess | null = null;
  let ended: Promise<number | null> = Promise.resolve(null);
  let [port, count, number] = [0, 0, 0];
  let waiting = new Map<number, () => void>();
  const run = (more: readonly string[]): { child: ChildProcess; end: Promise<number | null>; said: Said } => {
    const words = ["serve", "--set", set, "--data", data, "--json", "--log", "none", ...more];
    const policy = ["--opens", "2000-01-01", "--due", "2999-01-01", "--attempts", "3"];
    const started = spawn(
      process.execPath,
      ["--import", faultsFile, program, ...words, ...policy, "--feedback", "after-each"],
      { env: { ...env, DATABASE_URL: database }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
    );
    const said = { text: "" };
    for (const stream of [started.stdout, started.stderr])
      stream?.on("data", (part: Buffer) => {
        said.text += part.toString("utf8");
      });
    const exit = new Promise<number | null>((resolve) => started.once("close", resolve));
    // What it told before it was killed is heard to the end.
    const gone = new Promise<void>((resolve) => started.once("disconnect", resolve));
    return { child: started, end: Promise.all([exit, gone]).then(([code]) => code), said };
  };
  const listening = async (said: Said, end: Promise<number | null>): Promise<number | null> => {
    let over = false;
    void end.then(() => {
      over = true;
    });
    const until = performance.now() + STARTING;
    while (performance.now() < until && !over) {
      const found = /"port":(\d+)/.exec(said.text)?.[1];
      if (found !== undefined) return Number(found);
      await new Promise((later) => setTimeout(later, 20));
    }
    return null;
  };
  const kill = async (): Promise<void> => {
    child?.kill("SIGKILL");
    await ended;
    child = null;
  };
  return {
    port: () => port,
    start: async (more = []) => {
      const began = performance.now();
      const { child: started, end, said } = run(["--port", String(port), ...more]);
      [child, ended, waiting] = [started, end, new Map()];
      started.on("message", (told: Told) => {
        if (told.kind === "ordered") waiting.get(told.number)?.();
        else {
          count++;
          synced.set(told.file, told.bytes);
        }
      });
      const found = await listening(said, end);
      if (found === null) {
        await kill();
        throw fail("CHECK_FAILED", `the server of the drill did not start: ${said.text.trim()}`);
      }
      port = found;
      return performance.now() - began;
    },
    kill,
    stop: async () => {
      const asked = child;
      asked?.kill("SIGTERM");
      const late = setTimeout(() => asked?.kill("SIGKILL"), ENDING);
      const code = await ended;
      clearTimeout(late);
      child = null;
      return code;
    },
    order: async (faults) => {
      const asked = child;
      const heard = new Promise<void>((done) => void waiting.set(++number, done));
      asked?.send({ number, faults: { ...NO_FAULTS, ...faults } }, () => {});
      if (asked !== null) await Promise.race([heard, ended]);
    },
    syncs: () => count,
    cutPower: async () => {
      await kill();
      const journals = join(data, "journal");
      for (const one of await setsOf(journals))
        for (const name of namesIn(join(journals, one))) {
          const file = join(journals, one, name);
          const bytes = synced.get(file) ?? 0;
          if (bytes === 0) await rm(file);
          else if ((await readFile(file)).length > bytes) await truncate(file, bytes);
        }
      if (database === "") await rm(join(data, "database"), { recursive: true, force: true });
    },
    startSecond: async () => {
      const { child: second, end, said } = run(["--port", "0"]);
      const found = await listening(said, end);
      if (found !== null) second.kill("SIGKILL");
      return { exit: await end, said: said.text };
    },
  };
}
