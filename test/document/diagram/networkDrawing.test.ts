import { describe, expect, test } from "@jest/globals";
import type { LocaleName } from "../../../src/core/base/settings.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { notationOf } from "../../../src/core/notation/notation.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { networkDrawing } from "../../../src/document/diagram/networkDrawing.js";
import { typesetterOf } from "../../../src/document/formula/typesetter.js";

const LECTURE = parseNetwork(
  `inputs: [0.5, 0.3]
targets: [1]
layers:
  - {weights: [[0.7, 0.4], [0.3, -0.6]], activation: sigmoid}
  - {weights: [[0.55, 0.45]], biases: [0.1], activation: sigmoid}`,
  "network.yaml",
);
const setter = (locale: LocaleName = "en", name: "flat" | "indexed" = "flat") =>
  typesetterOf(notationOf(name, [2, 2, 1]), messagesFor(locale));
const highlightedEdges = (id: string): string[] =>
  networkDrawing(LECTURE, setter(), { highlighted: id }).edges.flatMap(({ from, to, highlighted }) =>
    highlighted === true ? [`${from}→${to}`] : [],
  );

describe("the network drawn", () => {
  test("flat: w2 leads from x1 into h2 and is 0.3; a minus is a minus", () => {
    const { edges } = networkDrawing(LECTURE, setter());
    const w2 = edges.find(({ from, to }) => from === "0.1" && to === "1.2");
    expect(w2).toMatchObject({ label: "0.3", mark: { base: "w", sub: "2" } });
    expect(edges.map(({ label }) => label)).toContain("−0.6");
  });

  test("∂C/∂w1: from x1 to h1, and from h1 to the output", () => {
    expect(highlightedEdges("dC_dw1_1_1")).toEqual(["0.1→1.1", "1.1→2.1"]);
  });

  test("∂C/∂w6 is short, ∂C/∂b of the output has no edge, ∂C/∂h2 starts at h2", () => {
    expect(highlightedEdges("dC_dw2_1_2")).toEqual(["1.2→2.1"]);
    expect(highlightedEdges("dC_db2_1")).toEqual([]);
    expect(highlightedEdges("dC_da1_2")).toEqual(["1.2→2.1"]);
  });

  test("without a gradient nothing is highlighted", () => {
    const { edges, columns } = networkDrawing(LECTURE, setter());
    expect([...edges, ...columns.flatMap(({ nodes }) => nodes)].some((one) => one.highlighted === true)).toBe(
      false,
    );
  });

  test("is said in full, in English and in Korean", () => {
    expect(networkDrawing(LECTURE, setter(), { highlighted: "dC_dw1_1_1" }).alt).toBe(
      "Network drawn from left to right. Inputs: x 1 = 0.5, x 2 = 0.3. Hidden layer · sigmoid: h 1, h 2. " +
        "Outputs · sigmoid: o 1 bias 0.1 target 1. Weights: from x 1 to h 1, 0.7; from x 2 to h 1, 0.4; " +
        "from x 1 to h 2, 0.3; from x 2 to h 2, −0.6; from h 1 to o 1, 0.55; from h 2 to o 1, 0.45. " +
        "Highlighted: the path of partial derivative of C with respect to w 1.",
    );
    expect(networkDrawing(LECTURE, setter("ko")).alt).toContain(
      "은닉층 · 시그모이드: h 1, h 2. 출력 · 시그모이드: o 1 편향 0.1 목푯값 1.",
    );
  });
});
