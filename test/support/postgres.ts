import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./freePort.js";
import { until } from "./program.js";

/** A PostgreSQL server of one's own, with a password. */
export interface Postgres {
  readonly url: string;
  readonly password: string;
  readonly port: number;
  /** Answers a question through psql: its rows, a line each. */
  readonly ask: (sql: string) => string;
  readonly stop: () => Promise<void>;
}

/** Where PostgreSQL's programs are: on PATH, or where Debian has them; null where there are none. */
export function postgresPrograms(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env["PATH"] ?? "").split(":"),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  const found = folders.find((folder) =>
    ["initdb", "postgres", "psql"].every((name) => existsSync(join(folder, name))),
  );
  return found ?? null;
}

/** Starts a server in a temporary folder on a free port. PostgreSQL refuses root: then it runs as the user postgres. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-postgres-"));
  const password = "only-4-tests";
  const user: { uid?: number; gid?: number } = process.getuid?.() === 0 ? userNamed("postgres") : {};
  const secret = join(folder, "password");
  writeFileSync(secret, password);
  const { uid, gid } = user;
  if (uid !== undefined && gid !== undefined) for (const path of [folder, secret]) chownSync(path, uid, gid);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "grader", "-A", "scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "-N"];
  execFileSync(join(programs, "initdb"), init, { ...user, cwd: folder, stdio: "ignore" });
  const port = await freePort();
  const settings = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, "-p", String(port), ...settings],
    { ...user, cwd: folder, stdio: "ignore" },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `postgres://grader:${password}@127.0.0.1:${port}/postgres`;
  const ask = (sql: string): string =>
    execFileSync(join(programs, "psql"), ["-At", "-d", url, "-c", sql], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  await until("PostgreSQL answers", () => {
    try {
      return ask("select 1").trim() === "1";
    } catch {
      return false;
    }
  });
  const stop = async () => {
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, password, port, ask, stop };
}

function userNamed(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
