import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readArguments } from "../../src/cli/options/arguments.js";

const packageJson: unknown = JSON.parse(readFileSync("package.json", "utf8"));
const { engines, scripts } = packageJson as {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};
const least = Number(/\d+/.exec(engines.node)?.[0]);

describe("examples/container/Dockerfile", () => {
  const text = readFileSync("examples/container/Dockerfile", "utf8");
  const steps = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ word: line.split(" ", 1)[0] ?? "", rest: line.replace(/^\S+ /, "") }));
  const all = (word: string): string[] => steps.flatMap((step) => (step.word === word ? [step.rest] : []));

  test("is built on a slim image of a Node.js that gradsheet runs on", () => {
    const images = all("FROM").map((from) => /^node:(\d+)-slim\b/.exec(from)?.[1]);
    expect(images).toHaveLength(2);
    for (const version of images) expect(Number(version)).toBeGreaterThan(least);
  });

  test("hands no root to who runs it: what comes after the installation is another user's", () => {
    const words = steps.map(({ word, rest }) => (rest.startsWith("npm install") ? "INSTALL" : word));
    expect(words.indexOf("USER")).toBeGreaterThan(words.indexOf("INSTALL"));
    expect(words.lastIndexOf("ENTRYPOINT")).toBeGreaterThan(words.indexOf("USER"));
    expect(all("USER")).toEqual(["node"]);
    expect(text).toMatch(
      /sandbox[\s\S]*--network none --cap-drop ALL|--network none --cap-drop ALL[\s\S]*sandbox/,
    );
  });

  test("every command of gradsheet in it, and in docs/many-machines.md behind docker run, is read", async () => {
    const page = readFileSync("docs/many-machines.md", "utf8");
    const ran = [...`${text}\n${page}`.matchAll(/docker run .* gradsheet (.*)$/gm)].map(
      ([, line = ""]) => line,
    );
    const own = all("RUN").flatMap((line) =>
      line.split("&&").flatMap((part) => /^\s*gradsheet (.*?)\s*$/.exec(part)?.[1] ?? []),
    );
    const read = await Promise.all([...ran, ...own].map((line) => readArguments(line.split(" "), "0")));
    expect(read.length).toBeGreaterThanOrEqual(3);
    expect(read.every((request) => "command" in request && request.command === "generate")).toBe(true);
  });

  test("its ignored folders are those that a build makes anew", () => {
    const ignored = readFileSync("examples/container/Dockerfile.dockerignore", "utf8").trim().split("\n");
    expect(ignored).toEqual(expect.arrayContaining(["dist", "node_modules"]));
    for (const needed of ["src", "scripts", "templates", "package-lock.json"]) {
      expect(existsSync(needed)).toBe(true);
      expect(ignored).not.toContain(needed);
    }
  });
});

test("the dev container has a Node.js that gradsheet runs on, and installs by what package.json has", () => {
  const { image, postCreateCommand } = JSON.parse(
    readFileSync("examples/devcontainer/devcontainer.json", "utf8"),
  );
  expect(Number(/:(\d+)$/.exec(image)?.[1])).toBeGreaterThan(least);
  expect(postCreateCommand).toMatch(/ && npm ci$/);
  expect(scripts["prepare"]).toBeDefined();
});
