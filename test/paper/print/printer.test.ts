import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { fontFaces } from "../../../src/paper/fonts/fonts.js";
import { withFonts } from "../../../src/paper/fonts/named.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";

jest.setTimeout(30_000);

const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

const FORMULA =
  '<span role="img" aria-label="w one, new" style="background:rgb(255 255 255/0.2%)"><math aria-hidden="true"><msub><mi>w</mi>' +
  "<mn>1</mn></msub></math></span>";

function documentOf(body: string, lang = "en"): string {
  const style =
    '@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "STIX Two Text" } }' +
    'body { font-family: "STIX Two Text", "Noto Sans KR" } math { font-family: "STIX Two Math" }';
  return (
    `<!doctype html><html lang="${lang}"><head><title>Sheet 7KQF</title>` +
    `<style data-fonts>${fontFaces(body, "printer")}</style><style>${style}</style></head><body>${body}</body></html>`
  );
}

const SHEET = documentOf(
  `<h1>Backpropagation</h1><p>The new weight is ${FORMULA}.</p>` +
    "<table><tr><th>x</th></tr><tr><td>0.5</td></tr></table>",
);
const KOREAN = documentOf("<h1>역전파</h1><p>은닉층의 <b>기울기</b>를 구하시오.</p>", "ko");

/** What the pages draw, as one text: content streams with their operators, glyphs as numbers. */
function drawn(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const texts: string[] = [];
  for (const match of latin1(pdf).matchAll(/\/Length (\d+)>> stream\n/g)) {
    const from = match.index + match[0].length;
    const stream = bytes.subarray(from, from + Number(match[1]));
    if (/FlateDecode/.test(latin1(pdf).slice(match.index - 40, match.index))) {
      texts.push(inflateSync(stream).toString("latin1"));
    }
  }
  return texts.join("\n");
}

describe("printer", () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await openPrinter({ browsers: 2 });
  });
  afterAll(() => printer.close());

  test("prints an A4 page with title, language, headings, table cells and one spoken figure for the formula", async () => {
    const pdf = latin1(await printer.print(SHEET, { paper: "A4" }));
    expect(pdf.startsWith("%PDF-1.4")).toBe(true);
    expect(pdf).toContain("/Title (Sheet 7KQF)");
    expect(pdf).toContain("/Lang (en)");
    expect(pdf.match(/\/MediaBox \[0 0 594\.\d+ 841\.\d+\]/g)).toHaveLength(1);
    for (const tag of ["H1", "P", "Table", "TR", "TH", "TD"]) expect(pdf).toContain(`/S /${tag}`);
    expect(pdf.match(/\/S \/Figure/g)).toHaveLength(1);
    expect(pdf).toContain("/Alt (w one, new)");
  });

  test("embeds STIX Two Text, STIX Two Math and both weights of Noto Sans KR", async () => {
    const fonts = (pdf: Uint8Array): string[] =>
      [
        ...new Set(
          Array.from(latin1(pdf).matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g), ([, name = ""]) => name),
        ),
      ].sort();
    expect(fonts(await printer.print(SHEET, { paper: "A4" }))).toEqual([
      "STIXTwoMath-Regular",
      "STIXTwoText-Bold",
      "STIXTwoText-Regular",
    ]);
    const korean = await printer.print(KOREAN, { paper: "A4" });
    expect(latin1(korean)).toContain("/Lang (ko)");
    expect(fonts(korean)).toEqual(expect.arrayContaining(["NotoSansKRThin-Bold", "NotoSansKRThin-Regular"]));
  });

  test("paper is what the document's @page says, else Letter is 612 x 792 points", async () => {
    expect(latin1(await printer.print("<p>x</p>", { paper: "Letter" }))).toContain("/MediaBox [0 0 612 792]");
    expect(latin1(await printer.print(SHEET, { paper: "Letter" }))).toMatch(/\/MediaBox \[0 0 594\./);
  });

  test("untagged is smaller and has no tags", async () => {
    const tagged = await printer.print(SHEET, { paper: "A4" });
    const untagged = await printer.print(SHEET, { paper: "A4", tagged: false });
    expect(untagged.length).toBeLessThan(tagged.length);
    expect(latin1(untagged)).not.toContain("/StructTreeRoot");
  });

  test("the same bytes from two browsers, whatever they printed before", async () => {
    const first = Buffer.from(await printer.print(SHEET, { paper: "A4" }));
    await Promise.all(Array.from({ length: 6 }, () => printer.print(KOREAN, { paper: "A4" })));
    expect(printer.pids).toHaveLength(2);
    const again = await Promise.all(Array.from({ length: 6 }, () => printer.print(SHEET, { paper: "A4" })));
    const other = await openPrinter({ browsers: 1 });
    try {
      again.push(await other.print(SHEET, { paper: "A4" }));
    } finally {
      await other.close();
    }
    expect(again.map((pdf) => first.equals(pdf))).toEqual(Array.from({ length: 7 }, () => true));
  });

  test("fonts that the document keeps to itself give the same bytes", async () => {
    const own = withFonts(SHEET).replace("<style data-fonts>", "<style>");
    const [kept, loaded] = await Promise.all(
      [SHEET, own].map((html) => printer.print(html, { paper: "A4" })),
    );
    expect(Buffer.from(kept ?? []).equals(Buffer.from(loaded ?? []))).toBe(true);
  });

  test("no script runs, nothing is loaded from the network or from files", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const folder = await mkdtemp(join(tmpdir(), "gradsheet-test-"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const web = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const file = join(folder, "red.svg");
    writeFileSync(
      file,
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#f00"/></svg>',
    );
    const red = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>`;
    const loads = ["", web, `file://${folder}`].map((place) =>
      [
        `<link rel="stylesheet" href="${place}/a.css">`,
        `<style>@import url("${place}/b.css"); body { background: url("${place}/red.svg") }</style>`,
        `<meta http-equiv="refresh" content="0;url=${place}/red.svg">`,
        `<img src="${place}/red.svg"><iframe src="${place}/red.svg"></iframe><object data="${place}/red.svg"></object>`,
        `<svg width="9" height="9"><image href="${place}/red.svg" width="9" height="9"/></svg>`,
      ].join(""),
    );
    const scripts = `<script>document.body.innerHTML = '${red}'</script><img src="x" onerror="document.body.innerHTML='${red.replaceAll('"', "&quot;")}'">`;
    try {
      const isRed = /1 0 0 rg/;
      expect(drawn(await printer.print(`<p>x</p>${red}`, { paper: "A4" }))).toMatch(isRed);
      const html = `<p>x</p>${loads.join("")}${scripts}`;
      await printer.print(html, { paper: "A4" });
      expect(drawn(await printer.print(html, { paper: "A4" }))).not.toMatch(isRed);
      expect(asked).toEqual([]);
      expect(readFileSync(file, "utf8")).toContain("#f00");
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });

  test("a killed browser is replaced and its print done again", async () => {
    const before = printer.pids;
    const prints = Array.from({ length: 8 }, () => printer.print(KOREAN, { paper: "A4" }));
    for (const pid of before) process.kill(pid, "SIGKILL");
    const pdfs = await Promise.all(prints);
    expect(new Set(pdfs.map(latin1)).size).toBe(1);
    expect(printer.pids.some((pid) => before.includes(pid))).toBe(false);
  });
});

test("a browser that hangs three times is BROWSER_FAILED", async () => {
  const printer = await openPrinter({ browsers: 1, timeout: 1500 });
  const stop = setInterval(() => {
    for (const pid of printer.pids) process.kill(pid, "SIGSTOP");
  }, 5);
  try {
    await expect(printer.print(SHEET, { paper: "A4" })).rejects.toThrow(
      /^error\[BROWSER_FAILED\]: the browser \S+ did not print in 3 tries: /,
    );
  } finally {
    clearInterval(stop);
    await printer.close();
  }
});

test("a closed printer refuses what still waits, and leaves no process", async () => {
  const printer = await openPrinter({ browsers: 1 });
  const { pids } = printer;
  const prints = [printer.print(SHEET, { paper: "A4" }), printer.print(SHEET, { paper: "A4" })];
  const outcomes = Promise.allSettled(prints);
  await printer.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  for (const pid of pids) await ended(pid);
});

/** Waits until there is no such process, 5 s at most. */
async function ended(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`process ${pid} still runs`);
}
