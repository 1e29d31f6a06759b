import { describe, expect, test } from "@jest/globals";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import type { Network } from "../../../src/core/network/network.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { checkSize, checkSteps, linesOf, MOST_SOLVED } from "../../../src/document/solution/size.js";
import { solutionHtml } from "../../../src/paper/pages/solution.js";
import { runCli } from "../../support/runCli.js";

const wide = (...size: [width: number, layers: number, examples: number]): Network =>
  parseNetwork(wideFile(...size), "wide.json");

/** Layers of one width, every number of which is 0.1, 0.2, … in turn. */
function wideFile(width: number, layers: number, examples: number): string {
  let next = 0;
  const list = () => Array.from({ length: width }, () => ((next++ % 9) + 1) / 10);
  const layer = () => ({ weights: Array.from({ length: width }, list), biases: list(), activation: "tanh" });
  const file = {
    examples: Array.from({ length: examples }, () => ({ inputs: list(), targets: list() })),
    layers: Array.from({ length: layers }, layer),
  };
  return JSON.stringify(file);
}
const setting = { locale: "en", notation: "indexed", paper: "A4", purpose: "page" } as const;

describe("held: a network within the documented size took minutes and gigabytes to solve", () => {
  test("the number of lines is known before they are there, and no line is forgotten", () => {
    for (const [width, layers, examples] of [
      [4, 4, 1],
      [8, 6, 1],
      [3, 2, 7],
    ] as const) {
      const network = wide(width, layers, examples);
      const lines = problemOf(network).graph.definitions.length;
      expect(linesOf(network)).toBeGreaterThanOrEqual(lines);
      expect(linesOf(network)).toBeLessThan(1.1 * lines);
    }
  });

  test("32 × 10 layers with 20 examples is refused as text, 100,000 lines are not", async () => {
    const { exit, stderr } = await runCli(["solve", "-"], undefined, {}, wideFile(32, 10, 20));
    expect([exit, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error\[TOO_LARGE\] stdin: the solution has about 676162 lines; at most 100000 are written/,
      ),
    ]);
    const most = wide(32, 9, 3);
    expect(linesOf(most)).toBeGreaterThan(0.9 * MOST_SOLVED.textLines);
    expect(() => checkSize(most, "text")).not.toThrow();
    expect(() => checkSize(wide(32, 10, 3), "text")).toThrow("TOO_LARGE");
  });

  test("a page has 400 weights on its drawing and 12,000 lines at most", () => {
    expect(() => checkSize(wide(20, 1, 1), "page")).not.toThrow();
    expect(() => solutionHtml(wide(21, 1, 1), setting)).toThrow(
      /^error\[TOO_LARGE\]: 441 weights; at most 400 have room on a drawing: the solution as text would be right$/,
    );
    expect(() => checkSize(wide(4, 4, 37), "page")).not.toThrow();
    expect(() => solutionHtml(wide(4, 4, 39), setting)).toThrow(
      /lines; at most 12000 are written: the solution as text/,
    );
  });

  test("a training has a million steps at most, and 30,000,000 updates", async () => {
    const one = wide(1, 1, 1);
    expect(() => checkSteps(one, 1_000_000)).not.toThrow();
    expect(() => checkSteps(one, 1_000_001)).toThrow("TOO_LARGE");
    expect(() => checkSteps(wide(10, 1, 3), 100_000)).not.toThrow();
    expect(() => checkSteps(wide(10, 1, 3), 100_001)).toThrow("TOO_LARGE");
    const { exit, stderr } = await runCli(["solve", "examples/network.yaml", "--steps", "1000000000"]);
    expect([exit, stderr]).toEqual([
      2,
      expect.stringMatching(/^error\[TOO_LARGE\] examples\/network\.yaml: 1000000000 steps are/),
    ]);
  });
});
