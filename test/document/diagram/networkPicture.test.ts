import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Drawing, networkPicture } from "../../../src/document/diagram/networkPicture.js";
import { pictureSvg } from "../../../src/document/write/html/pictureSvg.js";
import { overlap, type Picture, reachesInto, readSvg, strikes } from "./readSvg.js";
import { SHAPES, sampleNetwork } from "./sampleNetwork.js";

const networkSvg = (drawing: Drawing): string => pictureSvg(networkPicture(drawing));

/** All that is wrong with a picture: texts on each other or on circles, too small, or outside. */
function faultsOf({ pieces, circles, view }: Picture): readonly string[] {
  const faults: string[] = [];
  for (const [k, a] of pieces.entries()) {
    for (const b of pieces.slice(k + 1)) {
      if (a.group !== b.group && overlap(a, b)) faults.push(`"${a.text}" on "${b.text}"`);
    }
    const inCircles = circles.filter((circle) => reachesInto(a, circle)).length;
    if (a.label && inCircles > 0) faults.push(`label "${a.text}" on a circle`);
    if (inCircles > 1) faults.push(`"${a.text}" on two circles`);
    for (const { x, y } of a.corners) {
      const out = x < view.x || y < view.y || x > view.x + view.width || y > view.y + view.height;
      if (out) faults.push(`"${a.text}" outside`);
    }
    if (a.text.includes(".") && a.size < 8) faults.push(`"${a.text}" in ${a.size} px`);
  }
  return faults;
}

/** Labels through which an edge runs: more than the one edge that a label lies on. */
function struckIn({ pieces, lines }: Picture): readonly string[] {
  const groups = new Map<number, Set<number>>();
  for (const piece of pieces.filter(({ label }) => label)) {
    const through = groups.get(piece.group) ?? new Set();
    lines.forEach((line, k) => {
      if (strikes(line.from, line.to, piece)) through.add(k);
    });
    groups.set(piece.group, through);
  }
  return [...groups].filter(([, through]) => through.size !== 1).map(([group]) => `label ${group}`);
}

const draw = (sizes: readonly number[], marks: "none" | "flat" | "indexed", biases = true): Picture =>
  readSvg(networkSvg(sampleNetwork(sizes, { marks, biases })));

describe("no text touches another or a circle, and each label lies on one edge only", () => {
  test.each(SHAPES.map((sizes) => [sizes.join("-"), sizes] as const))("%s, values only", (_, sizes) => {
    for (const biases of [false, true]) {
      const picture = draw(sizes, "none", biases);
      expect(faultsOf(picture)).toEqual([]);
      expect(struckIn(picture)).toEqual([]);
    }
  });

  test.each(SHAPES.map((sizes) => [sizes.join("-"), sizes] as const))("%s, w₁₀ = −0.35", (_, sizes) => {
    const picture = draw(sizes, "flat");
    expect(faultsOf(picture)).toEqual([]);
    expect(struckIn(picture)).toEqual([]);
  });

  test.each([[[1, 1, 1, 1]], [[4, 4, 4, 3]]])("%j, values only", (sizes) => {
    const picture = draw(sizes, "none");
    expect(faultsOf(picture)).toEqual([]);
    expect(struckIn(picture)).toEqual([]);
  });

  test.each([[[2, 2, 1]], [[3, 3, 2]], [[4, 4, 3]]])("%j with layer superscripts", (sizes) => {
    const picture = draw(sizes, "indexed");
    expect(faultsOf(picture)).toEqual([]);
    expect(struckIn(picture)).toEqual([]);
  });

  test("4-4-3 whatever the numbers", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 28, maxLength: 28 }),
        (numbers) => {
          const value = (n: number): string => String((numbers[n - 1] ?? 0) / 100).replace("-", "−");
          const picture = readSvg(
            networkSvg(sampleNetwork([4, 4, 3], { marks: "flat", biases: true, value })),
          );
          expect(faultsOf(picture)).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("paper", () => {
  test.each([
    [[2, 2, 1], 410, 180],
    [[3, 3, 2], 520, 260],
    [[4, 4, 3], 640, 380],
    [[4, 4, 4, 3], 640, 390],
  ])("%j is at most %d × %d px", (sizes, width, height) => {
    for (const marks of ["none", "flat", "indexed"] as const) {
      const picture = draw(sizes, marks);
      expect(picture.width).toBeLessThanOrEqual(width);
      expect(picture.height).toBeLessThanOrEqual(height);
    }
  });

  test("a drawing that cannot be made narrow is scaled to maxWidth", () => {
    const picture = readSvg(
      networkSvg({ ...sampleNetwork([4, 4, 4, 3], { marks: "none", biases: true }), maxWidth: 300 }),
    );
    expect(picture.width).toBe(300);
    expect(faultsOf(picture)).toEqual([]);
  });
});

const TWO: Drawing = {
  columns: [
    { nodes: [{ id: "x", mark: { base: "x" }, value: "1 < 2" }], caption: "in & out" },
    { nodes: [{ id: "a", mark: { base: "a", sub: "1", sup: "(1)" } }] },
  ],
  edges: [{ from: "x", to: "a", label: "<script>", highlighted: true }],
  alt: 'x → a, "one" & only',
};

describe("the SVG", () => {
  test("texts are escaped", () => {
    const svg = networkSvg(TWO);
    expect(svg).toContain('aria-label="x → a, &quot;one&quot; &amp; only"');
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).toContain("1 &lt; 2");
    expect(svg).toContain("in &amp; out");
    expect(svg).not.toContain("<script>");
  });

  test("it has a role, and no ids, markers or styles that could clash", () => {
    const svg = networkSvg(TWO);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).not.toMatch(/\sid=|<marker|<style|\sclass=/);
  });

  test("a₁⁽¹⁾: subscript and superscript start at the same x, the superscript higher", () => {
    const svg = networkSvg(TWO);
    const at = (text: string): readonly string[] =>
      new RegExp(`<tspan x="([^"]*)" y="([^"]*)"[^>]*>${text}<`).exec(svg)?.slice(1) ?? [];
    const [subX, subY] = at("1");
    const [supX, supY] = at("\\(1\\)");
    expect(subX).toBe(supX);
    expect(Number(supY)).toBeLessThan(Number(subY));
  });

  test("letters are italic, operators and function names upright", () => {
    const nodes = ["x", "×", "exp"].map((base) => ({ id: base, mark: { base } }));
    const svg = networkSvg({ columns: [{ nodes }], edges: [], alt: "" });
    expect(svg).toMatch(/font-style="italic">x</);
    expect(svg).not.toMatch(/font-style="italic">(×|exp)</);
  });

  test("highlighted edges are heavier and drawn after the others", () => {
    const plain = sampleNetwork([2, 2], { marks: "none", biases: false });
    const edges = plain.edges.map((edge, k) => ({ ...edge, highlighted: k === 0 }));
    const widths = readSvg(networkSvg({ ...plain, edges })).lines.map((line) => line.strokeWidth);
    expect(widths).toEqual([0.8, 0.8, 0.8, 2.2]);
  });

  test("the same drawing gives the same text, whatever was drawn before", () => {
    const make = (): string => networkSvg(sampleNetwork([3, 3, 2], { marks: "flat", biases: true }));
    const first = make();
    for (let width = 500; width < 720; width += 1) {
      networkSvg({ ...sampleNetwork([2, 1], { marks: "none", biases: false }), maxWidth: width });
    }
    expect(make()).toBe(first);
  });

  test("an edge to nowhere is refused", () => {
    expect(() => networkSvg({ ...TWO, edges: [{ from: "x", to: "z" }] })).toThrow('"z"');
  });
});

describe("any graph", () => {
  test("an edge over a column bends around the circle between, and its label clears it", () => {
    const chain = ["x", "y", "z"].map((id) => ({ nodes: [{ id, mark: { base: id } }] }));
    const svg = networkSvg({
      columns: chain,
      edges: [
        { from: "x", to: "y", label: "2" },
        { from: "y", to: "z", label: "3" },
        { from: "x", to: "z", label: "−0.35" },
      ],
      alt: "",
    });
    expect(svg).toMatch(/<path d="M[^"]*Q/);
    expect(faultsOf(readSvg(svg))).toEqual([]);
  });

  test("two edges between the same circles are two lines", () => {
    const columns = ["x", "y"].map((id) => ({ nodes: [{ id, mark: { base: id } }] }));
    const edge = { from: "x", to: "y" };
    const svg = networkSvg({ columns, edges: [edge, edge], alt: "" });
    expect(new Set(svg.match(/<path [^>]*fill="none"[^>]*>/g)).size).toBe(2);
  });

  test("nothing to draw is an empty picture", () => {
    expect(networkSvg({ columns: [], edges: [], alt: "nothing" })).toMatch(/^<svg .*<\/svg>$/);
  });
});
