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
  /** Ends it as `kill -9` does; its other processes follow by themselves. */
  readonly kill: () => Promise<void>;
  /** Starts it again on its port; resolves once it answers. */
  readonly begin: () => Promise<void>;
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

/** Starts a server in a temporary folder, in `place` where it is given, on a free port; `fsync` brings to the disk what it acknowledges. PostgreSQL refuses root: then it runs as the user postgres. */
export async function startPostgres(
  programs: string,
  place = tmpdir(),
  fsync: "on" | "off" = "off",
): Promise<Postgres> {
  const folder = mkdtempSync(join(place, "gradsheet-postgres-"));
  const password = "only-4-tests";
  const user: { uid?: number; gid?: number } = process.getuid?.() === 0 ? userNamed("postgres") : {};
  const secret = join(folder, "password");
  writeFileSync(secret, password);
  const { uid, gid } = user;
  if (uid !== undefined && gid !== undefined) for (const path of [folder, secret]) chownSync(path, uid, gid);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "grader", "-A", "scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8"];
  // To bring it all to the disk takes seconds.
  if (fsync === "off") init.push("-N");
  execFileSync(join(programs, "initdb"), init, { ...user, cwd: folder, stdio: "ignore" });
  const port = await freePort();
  // As small as it may be: some stand on small disks.
  const settings = ["-c", `fsync=${fsync}`, "-c", "listen_addresses=127.0.0.1", "-c", "max_wal_size=32MB"];
  const run = () => {
    const server = spawn(
      join(programs, "postgres"),
      ["-D", data, "-k", folder, "-p", String(port), ...settings],
      { ...user, cwd: folder, stdio: "ignore" },
    );
    return { server, ended: new Promise<void>((resolve) => server.once("exit", () => resolve())) };
  };
  let running = run();
  const url = `postgres://grader:${password}@127.0.0.1:${port}/postgres`;
  const ask = (sql: string): string =>
    execFileSync(join(programs, "psql"), ["-At", "-d", url, "-c", sql], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  const answers = (): Promise<void> =>
    until("PostgreSQL answers", () => {
      // What one that was killed has left keeps the next from starting, until it has ended too.
      if (running.server.exitCode !== null) running = run();
      try {
        return ask("select 1").trim() === "1";
      } catch {
        return false;
      }
    });
  await answers();
  const kill = async () => {
    running.server.kill("SIGKILL");
    await running.ended;
  };
  const begin = async () => {
    running = run();
    await answers();
  };
  const stop = async () => {
    running.server.kill("SIGINT");
    await running.ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, password, port, ask, kill, begin, stop };
}

function userNamed(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
