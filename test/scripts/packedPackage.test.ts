import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { outside } from "../support/npx.js";

const shape = z.looseObject({
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()),
  files: z.array(z.string()),
});
const own = readFileSync("package.json", "utf8");

describe("held: npm 11 warned of every installation that gradsheet's `prepare` waits for a leave", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-packed-"));
  const at = (path: string) => join(folder, path);
  const run = (words: readonly string[]) =>
    execFileSync("npm", words, { cwd: folder, env: outside, encoding: "utf8" });
  beforeAll(() => {
    mkdirSync(at("scripts"));
    for (const name of ["prepare", "packedPackage", "postpack"])
      cpSync(`scripts/${name}.js`, at(`scripts/${name}.js`));
    // The building is left out: it takes minutes, and what is packed of it is not looked at here.
    writeFileSync(at("scripts/prepack.js"), 'import { strip } from "./packedPackage.js";\nstrip();\n');
    writeFileSync(at("package.json"), own);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("a tarball's package.json has no scripts, no tools and no file for them, and the clone's is as it was", () => {
    run(["pack", "--silent"]);
    execFileSync("tar", ["xzf", `gradsheet-${JSON.parse(own).version}.tgz`], { cwd: folder });
    const packed = shape.parse(JSON.parse(readFileSync(at("package/package.json"), "utf8")));
    expect(packed.scripts).toBeUndefined();
    expect(packed).not.toHaveProperty("devDependencies");
    expect(packed.dependencies).toEqual(shape.parse(JSON.parse(own)).dependencies);
    expect(packed).toMatchObject({ exports: expect.any(Object), bin: expect.any(Object) });
    expect(existsSync(at("package/scripts"))).toBe(false);
    expect(readFileSync(at("package.json"), "utf8")).toBe(own);
  });

  test("after a packing that was broken off, the next one begins with the clone's own", () => {
    execFileSync(process.execPath, ["scripts/prepack.js"], { cwd: folder });
    expect(readFileSync(at("package.json"), "utf8")).not.toBe(own);
    execFileSync(process.execPath, ["scripts/prepack.js"], { cwd: folder });
    execFileSync(process.execPath, ["scripts/postpack.js"], { cwd: folder });
    expect(readFileSync(at("package.json"), "utf8")).toBe(own);
  });
});
