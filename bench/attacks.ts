import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readManifest } from "../src/classroom/set/folder/readSet.js";
import { ask, form, pause } from "../src/web/drill/ask.js";

/**
 * What one person can do to a server that a class uses, each against a server's process of its own on this machine: sheets
 * asked for without end beside others who type; 60,500 requests for `/health`; tokens and codes that are guessed; requests that
 * are begun and never ended; a class's page of 400. `--seconds N` says how long somebody hammers. Linux alone.
 * `tsc -p tsconfig.bench.json && node .bench/bench/attacks.js`
 */
const TOPICS = "loss,hidden-gradient,weight-update";
const SHEETS = 400;
const { values } = parseArgs({ options: { seconds: { type: "string", default: "5" } } });
const SECONDS = Number(values.seconds);

interface Attacked {
  readonly port: number;
  readonly data: string;
  /** Megabytes that its process holds. */
  readonly memory: () => number;
}

const say = (what: string, found: string): void => void process.stdout.write(`${what}: ${found}\n`);

/** Half of the times, 99 of 100, and the longest. */
function waitsOf(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${times.length} answers, half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)}, the longest ${at(1)}`;
}

const counted = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .map((one) => `${statuses.filter((other) => other === one).length} × ${one}`)
    .join(", ");

async function withServer(
  set: string,
  more: readonly string[],
  work: (server: Attacked) => Promise<void>,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "gradsheet-attacked-"));
  const words = ["serve", "--set", set, "--data", data, "--port", "0", "--json", "--log", "none", ...more];
  const child: ChildProcess = spawn(process.execPath, ["bin/gradsheet.js", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  try {
    const line = await new Promise<string>((told) =>
      child.stdout?.once("data", (part) => told(String(part))),
    );
    const memory = (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
    await work({ port: Number(JSON.parse(line).port), data, memory });
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

const save = (port: number, code: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(port, `/s/${code}/answers`, {
    ...{ method: "PUT", headers: { "content-type": "application/json", ...headers } },
    body: JSON.stringify({ answers: { "q1.C": "0.41" } }),
  });

/** Ten type twice a second while so many connections ask for sheets of others without end. */
async function hammered(
  { port }: Attacked,
  codes: readonly string[],
  connections: number,
  sheets: number,
): Promise<void> {
  const until = performance.now() + SECONDS * 1000;
  const times: number[] = [];
  let asked = 0;
  const type = async (code: string): Promise<void> => {
    for (; performance.now() < until; await pause(500)) {
      const began = performance.now();
      await save(port, code);
      times.push(performance.now() - began);
    }
  };
  const hammer = async (k: number): Promise<void> => {
    for (; performance.now() < until; asked++) await ask(port, `/s/${codes[20 + (k % sheets)]}`);
  };
  await Promise.all([
    ...codes.slice(0, 10).map(type),
    ...Array.from({ length: connections }, (_none, k) => hammer(k)),
  ]);
  say(`${connections} connections ask for ${sheets} sheets, ${asked} times`, waitsOf(times));
}

async function flooded({ port }: Attacked, codes: readonly string[]): Promise<void> {
  const began = performance.now();
  let left = 60_500;
  const statuses: number[] = [];
  const one = async (): Promise<void> => {
    while (left-- > 0) statuses.push((await ask(port, "/health")).status);
  };
  await Promise.all(Array.from({ length: 40 }, one));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const then = [(await ask(port, `/s/${codes[0]}`)).status, (await save(port, codes[0] ?? "")).status];
  say(
    `/health from one address, ${seconds} s`,
    `${counted(statuses)}; a sheet and a save then ${then.join(", ")}`,
  );
}

async function wrongCodes({ port }: Attacked, codes: readonly string[]): Promise<void> {
  const opened = await ask(port, `/s/${codes[0]}`);
  const cookie = String(opened.headers["set-cookie"]).split(";")[0] ?? "";
  const tried: number[] = [];
  for (let k = 0; k < 30; k++) tried.push((await ask(port, `/s/ZZZZ-${String(k).padStart(4, "0")}`)).status);
  const then = await save(port, codes[0] ?? "", { cookie });
  say("30 wrong codes", `${counted(tried)}; a save into an open sheet ${then.status}`);
}

/** So many connections send the head of a request, and its body once all heads are there. */
async function tokensTogether({ port }: Attacked): Promise<void> {
  const body = "token=a-wrong-token-of-somebody";
  const head = [
    "POST /teach/enter HTTP/1.1",
    "Host: 127.0.0.1",
    "Origin: http://127.0.0.1",
    "Connection: close",
  ];
  const type = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`, "", ""];
  const open = await Promise.all(
    Array.from({ length: 500 }, () => begun(port, [...head, ...type].join("\r\n"))),
  );
  await pause(300);
  const statuses = await Promise.all(
    open.map(
      (socket) =>
        new Promise<number>((done) => {
          socket.once("data", (part) => done(Number(String(part).slice(9, 12))));
          socket.once("close", () => done(0));
          // Not ended: a server takes that for somebody who has gone.
          socket.write(body);
        }),
    ),
  );
  say("500 wrong tokens whose bodies come together", counted(statuses));
}

const begun = (port: number, text: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text, () => resolve(socket)));
    socket.once("error", reject);
  });

async function halfSent({ port, memory }: Attacked, codes: readonly string[]): Promise<void> {
  const before = memory();
  const line = `PUT /s/${codes[0]}/answers HTTP/1.1\r\nHost: 127.0.0.1\r\n`;
  const bodies = `${line}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{`;
  const sockets: Socket[] = [];
  for (let k = 0; k < 60; k++)
    sockets.push(
      ...(await Promise.all(Array.from({ length: 100 }, () => begun(port, k < 40 ? bodies : line)))),
    );
  let closed = 0;
  for (const socket of sockets) {
    socket.on("error", () => {});
    socket.on("close", () => closed++).resume();
  }
  const times: number[] = [];
  for (let k = 0; k < 20; k++) {
    const began = performance.now();
    await ask(port, `/s/${codes[k]}`);
    times.push(performance.now() - began);
  }
  await pause(100_000);
  const [later, grown] = [closed, Math.round(memory() - before)];
  say(
    "4,000 half-sent bodies and 2,000 half-sent heads",
    `${waitsOf(times)}; ${later} closed after 100 s, ${grown} MB more`,
  );
  for (const socket of sockets) socket.destroy();
}

async function classPage({ port, data, memory }: Attacked, codes: readonly string[]): Promise<void> {
  const token = readFileSync(join(data, "teach.token"), "utf8").trim();
  const origin = `http://127.0.0.1:${port}`;
  const entered = await ask(port, "/teach/enter", form(origin, { token }));
  const cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
  const home = await ask(port, "/teach", { headers: { cookie } });
  const set = /\/teach\/[0-9a-f]{16}/.exec(home.text)?.[0] ?? "";
  const took: string[] = [];
  const times: number[] = [];
  for (let k = 0; k < 2; k++) {
    let isOver = false;
    const students = (async () => {
      while (!isOver) {
        const began = performance.now();
        await save(port, codes[times.length % codes.length] ?? "");
        times.push(performance.now() - began);
        await pause(20);
      }
    })();
    const began = performance.now();
    await ask(port, set, { headers: { cookie } });
    took.push(((performance.now() - began) / 1000).toFixed(2));
    isOver = true;
    await students;
  }
  say(
    `the page of a class of ${SHEETS}, twice`,
    `${took.join(" and ")} s; ${waitsOf(times)}; ${Math.round(memory())} MB`,
  );
}

async function guessedBySixtyFour({ port }: Attacked): Promise<void> {
  const tried: number[] = [];
  for (let k = 0; k < 40; k++) {
    const headers = { "x-forwarded-for": `2001:db8:0:1::${k.toString(16)}` };
    tried.push((await ask(port, `/s/ZZZZ-${String(k).padStart(4, "0")}`, { headers })).status);
  }
  say("40 wrong codes, each from another address of one /64", counted(tried));
}

const folder = mkdtempSync(join(tmpdir(), "gradsheet-attacks-"));
try {
  const set = join(folder, "set");
  const made = ["generate", "--topics", TOPICS, "--copies", String(SHEETS), "--seed", "attacks"];
  const run = spawnSync(process.execPath, ["bin/gradsheet.js", ...made, "--formats", "html", "--out", set]);
  if (run.status !== 0) throw new Error(String(run.stderr));
  const codes = (await readManifest(set, process.cwd())).copies.map(({ code }) => code);
  await withServer(set, [], (server) => classPage(server, codes));
  await withServer(set, [], async (server) => {
    await hammered(server, codes, 9, 3);
    await hammered(server, codes, 36, 12);
  });
  await withServer(set, [], (server) => flooded(server, codes));
  await withServer(set, [], (server) => wrongCodes(server, codes));
  await withServer(set, [], tokensTogether);
  await withServer(set, ["--base-url", "http://127.0.0.1"], guessedBySixtyFour);
  await withServer(set, [], (server) => halfSent(server, codes));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
