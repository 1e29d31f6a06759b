import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeClone } from "../support/npx.js";
import { until } from "../support/program.js";
import { writeSet } from "../support/writeSet.js";

/** The systemd unit as docs/deployment.md prints it: each setting's values. */
const unit = ((): ReadonlyMap<string, readonly string[]> => {
  const [, text = ""] = /```ini\n([\s\S]*?)```/.exec(readFileSync("docs/deployment.md", "utf8")) ?? [];
  const settings = new Map<string, string[]>();
  for (const [, name = "", value = ""] of text.matchAll(/^(\w+)=(.*)$/gm))
    settings.set(name, [...(settings.get(name) ?? []), value]);
  return settings;
})();
const setting = (name: string): string => unit.get(name)?.[0] ?? "";

/** Nobody's: what a service's own user may do, and no more. */
const USER = "64321";

/** Whether this machine lets a test lay out mounts of its own. */
const POSSIBLE =
  process.getuid?.() === 0 &&
  spawnSync("unshare", [
    "--mount",
    "sh",
    "-c",
    "mount -t tmpfs none /mnt && mount --bind / / && command -v setpriv",
  ]).status === 0;
if (!POSSIBLE) process.stderr.write("the systemd unit is not run: that takes root, unshare and mounts\n");

/**
 * What ProtectSystem=strict, PrivateTmp, StateDirectory and CacheDirectory make of a machine, in mounts that this process
 * alone sees; $1 holds what is to lie in /opt, /srv, /var/lib and /var/cache.
 */
const AS_SYSTEMD = `
set -eu
mount --make-rprivate /
for place in opt/gradsheet srv/gradsheet var/lib/gradsheet var/cache/gradsheet; do
  parent=/\${place%/*}
  mount -t tmpfs -o mode=755 none "$parent"
  mkdir "/$place"
  mount --bind "$1/$place" "/$place"
  mount -o remount,bind,ro "$parent"
done
for place in opt srv; do mount -o remount,bind,ro "/$place/gradsheet"; done
mount --bind / / && mount -o remount,bind,ro /
cd "$2"
mount -t tmpfs -o mode=1777 none /tmp
mount -t tmpfs -o mode=1777 none /var/tmp
shift 2
umask 0077
exec setpriv --reuid ${USER} --regid ${USER} --clear-groups --no-new-privs env --ignore-environment HOME=/nonexistent PATH=/usr/bin:/bin LANG=C "$@"
`;

let folder = "";
let server: ChildProcess | undefined;
let said = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-unit-"));
  if (!POSSIBLE) return;
  chmodSync(folder, 0o755);
  for (const place of ["opt", "srv", "var/lib", "var/cache"])
    mkdirSync(join(folder, place, "gradsheet"), { recursive: true });
  makeClone(join(folder, "opt", "gradsheet"));
  writeSet(join(folder, "srv", "gradsheet", "exam"), "questions: [{topic: loss}]", 1, "u");
  for (const name of ["StateDirectory", "CacheDirectory"]) {
    const own = join(folder, name === "StateDirectory" ? "var/lib" : "var/cache", setting(name));
    chmodSync(own, Number.parseInt(setting(`${name}Mode`), 8));
    spawnSync("chown", [USER, own]);
  }
  for (const place of ["opt", "srv"]) spawnSync("chmod", ["-R", "a+rX", join(folder, place)]);
});
afterAll(async () => {
  if (server !== undefined && server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server?.once("close", resolve));
    server.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A port that nobody has now: the unit's own may be taken on this machine. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

test("what the unit relies on, systemd grants by its settings", () => {
  expect(setting("ProtectSystem")).toBe("strict");
  expect(setting("PrivateTmp")).toBe("true");
  expect(setting("ExecStart")).toContain(`--data /var/lib/${setting("StateDirectory")} `);
  expect(unit.get("Environment")).toContain(`XDG_CACHE_HOME=/var/cache/${setting("CacheDirectory")}`);
});

(POSSIBLE ? test : test.skip)(
  "its ExecStart, as an ordinary user where all else is read-only, composes a set and prints it",
  async () => {
    const port = await freePort();
    const [program = "", ...words] = setting("ExecStart").split(" ");
    // Node.js may stand elsewhere here.
    const node = program === "/usr/bin/node" ? process.execPath : program;
    server = spawn(
      "unshare",
      [
        ...["--mount", "sh", "-c", AS_SYSTEMD, "sh", folder, setting("WorkingDirectory")],
        ...(unit.get("Environment") ?? []),
        ...[node, ...words, "--port", String(port)],
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    for (const stream of [server.stdout, server.stderr])
      stream?.on("data", (chunk: Buffer) => {
        said += chunk.toString("utf8");
      });
    await until("the server listens", () => / sheets at /.test(said) || server?.exitCode !== null);
    expect(said).toMatch(/1 sheets at https:\/\/exam\.example\.org\//);
    const token = readFileSync(join(folder, "var/lib/gradsheet/teach.token"), "utf8").trim();
    const at = `http://127.0.0.1:${port}`;
    let cookie = "";
    const send = (path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${at}${path}`, {
        ...{ method: "POST", redirect: "manual", body: new URLSearchParams(form) },
        headers: { origin: "https://exam.example.org", cookie },
      });
    const entered = await send("/teach/enter", { token });
    cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    const draft = (await send("/teach/compose", {})).headers.get("location") ?? "";
    const pdf = await fetch(`${at}${draft}/worksheet.pdf`, { headers: { cookie } });
    expect([pdf.status, (await pdf.text()).slice(0, 5)]).toEqual([200, "%PDF-"]);
    await send(`${draft}/set`, { kind: "exam", copies: "1" });
    let page = "";
    for (let tries = 0; tries < 1200 && !/set\.zip|failed/.test(page); tries++) {
      page = await fetch(`${at}/teach/compose/works`, { headers: { cookie } }).then((response) =>
        response.text(),
      );
      await new Promise((wait) => setTimeout(wait, 100));
    }
    expect(page).toContain("set.zip");
    expect(readdirSync(join(folder, "var/cache/gradsheet"))).toContain("gradsheet");
    expect(said).not.toMatch(/EROFS|EACCES|error/);
    // With its browser open, too, it closes the database before it ends.
    server.kill();
    await until("the server has ended", () => server?.exitCode !== null || server.signalCode !== null);
    expect([server.exitCode, server.signalCode]).toEqual([0, null]);
    expect(readdirSync(join(folder, "var/lib/gradsheet"))).not.toContain("server.lock");
  },
  300_000,
);
