import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readArguments } from "../../src/cli/options/arguments.js";

/** What stands for the services' own variables: the second of four shards. */
const filled = (text: string): string =>
  text
    .replaceAll(/\$\{\{ matrix\.shard \}\}|\$CI_NODE_INDEX/g, "2")
    .replaceAll("$CI_NODE_TOTAL", "4")
    .replaceAll("$CI_PROJECT_DIR", "/builds/exam");

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => parse(readFileSync(`examples/ci/${file}`, "utf8"), { strict: true });

/** The command lines of a job, each `a && b` as two. */
const linesOf = (scripts: readonly string[]): string[] =>
  scripts.flatMap((script) => filled(script).split(/&&|\n/)).map((line) => line.trim());

const github = read("github-actions.yml") as {
  readonly jobs: Record<string, { readonly steps: Step[]; needs?: string }>;
};
const gitlab = read("gitlab-ci.yml") as Record<
  string,
  { readonly script?: string[]; needs?: string[]; parallel?: number }
>;

/** A step as a command line: what it runs, or what the action would run with its inputs. */
function commandOf({ run, uses, with: inputs = {} }: Step): string[] {
  if (run !== undefined) return [run];
  const { quiz, tarball: _tarball, secret: _secret, ...options } = inputs;
  if (uses?.includes("gradsheet") !== true || quiz === undefined) return [];
  const words = Object.entries(options).map(([name, value]) => `--${name} ${value}`);
  return [["gradsheet generate", quiz, ...words].join(" ")];
}

const COMMANDS = {
  "github-actions.yml": linesOf(Object.values(github.jobs).flatMap(({ steps }) => steps.flatMap(commandOf))),
  "gitlab-ci.yml": linesOf([gitlab["shard"], gitlab["merge"]].flatMap((job) => job?.script ?? [])),
};

describe.each(Object.entries(COMMANDS))("%s", (_file, lines) => {
  const asked = lines.filter((line) => line.startsWith("gradsheet "));

  test("makes shards of a roster, merges all four of them into a set to print, and checks it", async () => {
    const requests = await Promise.all(asked.map((line) => readArguments(line.split(/\s+/).slice(1), "0")));
    expect(requests).toMatchObject([
      { command: "generate", word: "exam.yaml", options: { roster: "class.csv", shard: "2/4" } },
      { command: "merge", options: { out: "exam", combine: true } },
      { command: "verify set", word: "exam" },
    ]);
    expect(asked[1]?.match(/shards\/\S*\d/g)).toHaveLength(4);
  });

  test("nothing is left of the service's variables in a command of gradsheet, and a mistake would be refused", async () => {
    for (const line of asked) expect(line).not.toMatch(/[$"'`]/);
    await expect(
      readArguments([...(asked[0] ?? "").split(" ").slice(1), "--rooster", "x"], "0"),
    ).rejects.toThrow('unknown option --rooster; did you mean "--roster"?');
  });
});

test("the merging job waits for the shards, and there are as many of these as are merged", () => {
  expect(github.jobs["merge"]?.needs).toBe("shard");
  expect(github.jobs["shard"]).toMatchObject({ strategy: { matrix: { shard: [1, 2, 3, 4] } } });
  expect([gitlab["merge"]?.needs, gitlab["shard"]?.parallel]).toEqual([["shard"], 4]);
});

test("workflows give the action inputs that it has, and ask for outputs that it has", () => {
  const action = parse(readFileSync("action.yml", "utf8")) as Record<"inputs" | "outputs", object>;
  for (const file of ["github-actions.yml", "quiz-change.yml"]) {
    const { jobs } = read(file) as typeof github;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const ours = steps.filter(({ uses }) => uses?.includes("/gradsheet@"));
    expect(ours.length).toBeGreaterThan(0);
    for (const { with: inputs = {} } of ours)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    const text = readFileSync(`examples/ci/${file}`, "utf8");
    for (const [, name] of text.matchAll(/steps\.gradsheet\.outputs\.(\w+)/g))
      expect(Object.keys(action.outputs)).toContain(name);
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  }
});
