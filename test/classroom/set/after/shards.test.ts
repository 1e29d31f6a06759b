import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { filesBelow } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = async (out: string, ...more: readonly string[]) => {
  const press = out === "plain" ? "off" : "on";
  const argv = ["generate", "--copies", "5", "--press", press, "--out", out, ...more];
  const run = await runCli(more.includes("--seed") ? argv : [...argv, "--seed", "shards"], folder);
  expect([out, run.exit]).toEqual([out, 0]);
};
const merge = (...argv: readonly string[]) => runCli(["merge", ...argv], folder);
const files = (out: string) => filesBelow(join(folder, out));

describe("3 shards of 5 copies", () => {
  beforeAll(async () => {
    await generate("whole", "--concurrency", "3");
    for (const index of [3, 1, 2])
      await generate(`s${index}`, "--shard", `${index}/3`, "--concurrency", String(index));
  });

  test("merged in any order are byte for byte what one run makes, PDFs and manifest among them", async () => {
    const { exit, stdout } = await merge("s2", "s3", "s1", "--out", "merged");
    expect([exit, stdout]).toEqual([
      0,
      "Backpropagation basics: 5 copies, from 3 shards\n  merged/manifest.json\n",
    ]);
    expect(files("merged")).toEqual(files("whole"));
  });

  test("may be merged into the folder of one of them", async () => {
    cpSync(join(folder, "s1"), join(folder, "into"), { recursive: true });
    const { exit, stdout } = await merge("into", "s2", "s3", "--out", "into", "--json");
    expect([exit, JSON.parse(stdout).copies.length]).toEqual([0, 5]);
    expect(files("into")).toEqual(files("whole"));
  });

  test("gaps, overlaps, another seed, other formats, whole sets and damaged files are refused", async () => {
    await generate("other", "--shard", "3/3", "--seed", "else");
    await generate("untagged", "--shard", "3/3", "--untagged");
    await generate("two", "--shard", "2/2");
    await generate("plain", "--shard", "3/3");
    cpSync(join(folder, "s3"), join(folder, "hurt"), { recursive: true });
    writeFileSync(join(folder, "hurt", "keys", "004.pdf"), "half");
    cpSync(join(folder, "s2"), join(folder, "again"), { recursive: true });
    const refusals: [string[], number, string][] = [
      [["s1", "s3"], 2, "error[SHARDS]: shard 2/3 missing; name their folders too"],
      [["s1", "s2", "again", "s3"], 2, "shard 2/3 again, it is in "],
      [["s1", "s2", "other"], 2, 'another seed ("else") than in '],
      [["s1", "s2", "untagged"], 2, "another tagging (false) than in "],
      [["s1", "s2", "plain"], 2, "another browser ("],
      [["s1", "s2", "two"], 2, "one of 2 shards of 5 copies, and "],
      [["s1", "whole"], 2, "a whole set, no shard; name folders made with --shard"],
      [["s1", "s2", "hurt"], 1, "its SHA-256 is not its manifest's; make this shard again by its command"],
      [["s1", "nowhere"], 2, "error[FILE_NOT_FOUND] nowhere/manifest.json"],
    ];
    for (const [folders, exit, message] of refusals) {
      const run = await merge(...folders, "--out", "refused");
      expect([folders, run.exit, run.stderr]).toEqual([folders, exit, expect.stringContaining(message)]);
      expect(files("refused").has("manifest.json")).toBe(false);
    }
  });

  test("want folders of their own, a seed, and a part that there is", async () => {
    const argv = ["generate", "--copies", "5", "--formats", "html"];
    for (const [more, message] of [
      [
        ["--seed", "shards", "--shard", "2/3", "--out", "s1"],
        "holds shard 1/3 of this set, and shard 2/3 is",
      ],
      [["--shard", "2/3"], "--shard needs a --seed"],
      [["--seed", "shards", "--shard", "4/3"], '--shard is "4/3"; it needs a part and how many there are'],
    ] as const) {
      const { exit, stderr } = await runCli([...argv, ...more], folder);
      expect([more, exit, stderr]).toEqual([more, 2, expect.stringContaining(message)]);
    }
  });

  test("more shards than copies: those without a copy are joined too", async () => {
    const small = ["--copies", "1", "--seed", "s", "--formats", "html"];
    await runCli(["generate", ...small, "--out", "one"], folder);
    for (const index of [1, 2])
      await runCli(["generate", ...small, "--shard", `${index}/2`, "--out", `one${index}`], folder);
    expect((await merge("one1", "one2", "--out", "one12")).exit).toBe(0);
    expect(files("one12")).toEqual(files("one"));
  });
});

describe("verify set", () => {
  const verify = (out: string, ...more: readonly string[]) => runCli(["verify", "set", out, ...more], folder);

  test("passes a set as generate made it", async () => {
    const { exit, stdout } = await verify("whole");
    expect([exit, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^Backpropagation basics: set [0-9a-f]{16}, 5 copies, 16 files\nmade by gradsheet@.*, printed by .*, pressed\npassed: every file is as the manifest says, and every key comes out again\n$/,
      ),
    ]);
  });

  test("finds what is changed, missing, too much, half-written, or worked out wrong", async () => {
    cpSync(join(folder, "whole"), join(folder, "wrong"), { recursive: true });
    const at = (path: string) => join(folder, "wrong", path);
    const change = (path: string, by: (text: string) => string) =>
      writeFileSync(at(path), by(readFileSync(at(path), "latin1")), "latin1");
    change("worksheets/001.pdf", (text) => text.replace("/ObjStm", "/ObjStn"));
    rmSync(at("keys/002.pdf"));
    writeFileSync(at("sheets/mine.json"), "{}");
    change("sheets/003.json", (text) => text.replace(/"value":0\./, '"value":1.'));
    change("sheets/004.json", (text) => text.replace(/"code":"..../, '"code":"XXXX'));
    const { exit, stdout } = await verify("wrong", "--json");
    const { faults, passed } = JSON.parse(stdout) as {
      passed: boolean;
      faults: { where: string; what: string }[];
    };
    expect([exit, passed]).toEqual([1, false]);
    const changed = "changed: its SHA-256 is not the manifest's";
    expect(faults).toEqual([
      { where: "keys/002.pdf", what: "missing" },
      { where: "sheets/003.json", what: changed },
      { where: "sheets/003.json", what: expect.stringMatching(/^q1\.\S+ is 1\.\d+, and comes out as 0\./) },
      { where: "sheets/004.json", what: changed },
      {
        where: "sheets/004.json",
        what: expect.stringMatching(/^its code is XXXX-.*, and .* in the manifest$/),
      },
      { where: "sheets/mine.json", what: "not in the manifest" },
      { where: "worksheets/001.pdf", what: changed },
    ]);
  });

  test("finds a wrong key though the hashes were made to fit", async () => {
    const argv = ["generate", "--preset", "full", "--seed", "f", "--formats", "html", "--out", "forged"];
    await runCli(argv, folder);
    expect((await verify("forged")).exit).toBe(0);
    const sheet = join(folder, "forged", "sheets", "001.json");
    writeFileSync(sheet, readFileSync(sheet, "utf8").replace(/"right":1/, '"right":2'));
    const { createHash } = await import("node:crypto");
    const hash = createHash("sha256").update(readFileSync(sheet)).digest("hex");
    const manifest = join(folder, "forged", "manifest.json");
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, text.replace(/("sheets\/001\.json": ")[0-9a-f]+/, `$1${hash}`));
    const { exit, stdout } = await verify("forged");
    expect([exit, stdout]).toEqual([
      1,
      expect.stringMatching(/sheets\/001\.json: the key's own q\d+\.\S+ would not be marked right\n/),
    ]);
  });

  test("a folder without a set is exit 2", async () => {
    const { exit, stderr } = await verify("nothing");
    expect([exit, stderr]).toEqual([
      2,
      expect.stringContaining("error[FILE_NOT_FOUND] nothing/manifest.json"),
    ]);
  });
});
