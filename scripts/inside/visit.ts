import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../../bench/openBrowser.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { signedIn } from "../../test/support/signedIn.js";

/**
 * Visits a server as people do. `printed URL ADDRESS TOKEN`: a teacher behind a proxy of that address composes a quiz and has
 * it printed. `class SET`: starts a server for the set, and a student's code and the teacher's token open their pages by
 * the name of another machine.
 */
const NAME = "class.example";
const [what, ...words] = process.argv.slice(2);
if (what === "printed") await printed(words);
else if (what === "class") await reached(words[0] ?? "");
else throw new Error(`no visit ${what}`);

function held(is: boolean, title: string): void {
  console.log(`${is ? "held" : "broken"}: ${title}`);
  if (!is) process.exitCode = 1;
}

async function printed([url = "", address = "", token = ""]: readonly string[]): Promise<void> {
  const teacher = await signedIn({ url, origin: address }, token);
  const draft = (await teacher.send("/teach/compose", {})).headers.get("location") ?? "";
  held(/^\/teach\/compose\/\w+$/.test(draft), `a teacher signs in and begins a quiz (${draft})`);
  const body = JSON.stringify({ text: "questions: [{topic: loss}]", seed: "5" });
  await teacher.ask(draft, { method: "PUT", headers: { "content-type": "application/json" }, body });
  const pdf = await teacher.ask(`${draft}/worksheet.pdf`);
  const start = Buffer.from(await pdf.arrayBuffer()).toString("latin1", 0, 300);
  held(start.startsWith("%PDF-"), `its worksheet is printed (${pdf.status} ${start.slice(0, 5)})`);
}

async function reached(set: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "gradsheet-class-"));
  const argv = [
    "bin/gradsheet.js",
    "serve",
    "--set",
    set,
    "--data",
    data,
    "--host",
    "0.0.0.0",
    "--port",
    "0",
  ];
  const server = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  const browser = await openBrowser(`--host-resolver-rules=MAP ${NAME} 127.0.0.1`, "--no-proxy-server");
  try {
    const said = await new Promise<string>((resolve) => {
      server.stdout.once("data", (bytes) => resolve(String(bytes)));
    });
    const at = `http://${NAME}:${/:(\d+)\//.exec(said)?.[1]}`;
    const [file = ""] = readdirSync(join(set, "sheets"));
    const { code }: Sheet = JSON.parse(readFileSync(join(set, "sheets", file), "utf8"));
    const doors = [
      ["/", code, /\/s\//],
      ["/teach", readFileSync(join(data, "teach.token"), "utf8").trim(), /\/teach$/],
    ] as const;
    for (const [path, text, to] of doors) {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.goto(`${at}${path}`);
      held(!(await page.evaluate("isSecureContext")), `${path} is no secure page`);
      await page.type("#door", text);
      const [response] = await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      const opened = response?.status() === 200 && to.test(page.url()) && (await page.$("#door")) === null;
      held(opened, `${path} opens (${response?.status()} ${new URL(page.url()).pathname.slice(0, 9)})`);
    }
  } finally {
    await browser.close();
    server.kill("SIGTERM");
    rmSync(data, { recursive: true, force: true });
  }
}
