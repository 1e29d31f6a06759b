import { describe, expect, test } from "@jest/globals";
import { parseQuiz } from "../../../../src/author/quiz/parseQuiz.js";
import { GradsheetError } from "../../../../src/core/base/errors.js";

/** The faults of a quiz as a teacher sees them: line, column, path, and what is wrong. */
function faultsOf(text: string): string[] {
  try {
    parseQuiz(text, "quiz.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    return error.faults.map(
      ({ message, place }) => `${place?.line}:${place?.column} ${place?.path ?? ""}: ${message}`,
    );
  }
}

const first = (text: string) => {
  const [question] = parseQuiz(text, "quiz.yaml").quiz.questions;
  if (question === undefined) throw new Error("no question");
  return question;
};

/** A graph of two lines, and what is to be changed of it. */
const graph = (more: string, lines = "[{z: w*x}, {a: sigmoid(z)}]"): string =>
  `questions:\n  - text: A neuron.\n    givens: {x: {from: 0.2, to: 2, decimals: 1}, w: [-0.5, 0.5]}\n    lines: ${lines}\n    ask: [a]\n${more === "" ? "" : `    ${more}\n`}`;

describe("what a teacher writes is read", () => {
  test("a text with its lines, in the paper's language", () => {
    const question = first(
      "locale: ko\nquestions: [{text: {en: Why?, ko: 왜?}, room: 3, scheme: [{points: 2, for: x}]}]",
    );
    expect(question).toEqual({
      topic: "own",
      own: { kind: "text", text: "왜?", room: 3, scheme: [{ points: 2, for: "x" }] },
      count: 1,
      points: 2,
      level: "standard",
      ask: { as: "number" },
      network: null,
    });
  });

  test("two right options make a choice of several", () => {
    const { own } = first(
      "questions: [{text: t, options: [{text: a, right: true}, {text: b}, {text: c, right: true}]}]",
    );
    expect(own).toMatchObject({ kind: "choice", several: true, reason: 0 });
  });

  test("a line may be called what mathjs calls otherwise: sum, mean, i", () => {
    const { own } = first(graph("", "[{sum: w + x}, {mean: sum / 2}, {i: 2 mean}, {a: sum * i}]"));
    expect(own).toMatchObject({
      lines: [{ id: "sum" }, { id: "mean" }, { expression: ["*", [2, "mean"]] }, {}],
    });
  });

  test("a graph with its derivative, its mistake and what it requires", () => {
    const text = `questions:
  - text: "$x = {{x}}$"
    givens: {x: {from: -1, to: 1, decimals: 0}, alpha: 2}
    lines: [{y: alpha*x^2}, {dy_dx: 2*alpha*x, of: y, by: x, because: power rule}]
    ask: [dy_dx]
    mistakes: [{name: n, line: dy_dx, is: 2*x, say: s}]
    require: ["abs(y) >= log(2)"]`;
    expect(first(text).own).toEqual({
      kind: "graph",
      text: "$x = {{x}}$",
      givens: [
        { id: "x", numbers: [-1, 1] },
        { id: "alpha", numbers: [2] },
      ],
      lines: [
        { id: "y", expression: ["*", ["alpha", ["^", ["x", 2]]]] },
        {
          id: "dy_dx",
          expression: ["*", [["*", [2, "alpha"]], "x"]],
          derivative: { of: "y", by: "x" },
          because: "power rule",
        },
      ],
      ask: ["dy_dx"],
      formulas: [],
      show: [],
      mistakes: [{ name: "n", line: "dy_dx", is: ["*", [2, "x"]], say: "s" }],
      require: [{ left: ["abs", ["y"]], is: ">=", right: ["ln", [2]], written: "abs(y) >= log(2)" }],
      symbols: { alpha: "\\alpha" },
    });
  });
});

describe("an activation is one expression", () => {
  const own = (activations: string, lines: string): string => graph(`activations: ${activations}`, lines);

  test("lines call it, and its slope by the derivative or as it is taught", () => {
    const text = own('{elu: "z > 0 ? z : exp(z) - 1"}', "[{u: w*x}, {a: elu(u)}, {s: eluSlope(2u)}]").replace(
      "ask: [a]",
      "ask: [s]",
    );
    expect(first(text).own).toMatchObject({
      lines: [
        { id: "u" },
        { expression: ["whenAbove", ["u", 0, "u", ["-", [["exp", ["u"]], 1]]]] },
        { expression: ["whenAbove", [["*", [2, "u"]], 0, 1, ["exp", [["*", [2, "u"]]]]]] },
      ],
    });
    const taught = own("{f: {value: sigmoid(z), slope: sigmoid(z)*sigmoid(-z)}}", "[{a: fSlope(x)}]");
    expect(first(taught).own).toMatchObject({
      lines: [
        {
          expression: [
            "*",
            [
              ["sigmoid", ["x"]],
              ["sigmoid", [["neg", ["x"]]]],
            ],
          ],
        },
      ],
    });
  });

  test.each([
    [
      "{elu: 'z > 0 ? z : exp(y)'}",
      "[{a: elu(x)}]",
      "6:41 questions[0].activations.elu: y is no given and no line above; known here are z",
    ],
    [
      "{max: 2*z}",
      "[{a: x}]",
      '6:24 questions[0].activations.max: "max": a name of letters and figures that nothing else has, and no end Slope, would be right',
    ],
    [
      "{f: {value: z^2, slope: z}}",
      "[{a: f(x)}]",
      "6:42 questions[0].activations.f.slope: at z = -2.71 it gives -2.71000, and the function's differences -5.42000",
    ],
    ["{f: z^2}", "[{a: 'f(x, w)'}]", "4:18 questions[0].lines[0].a: f takes one number, not 2"],
    [
      "{f: geluSlope(z)}",
      "[{a: fSlope(x)}]",
      "4:17 questions[0].lines[0].a: fSlope: no slope of it is known; {value: …, slope: …} gives one",
    ],
    [
      "{f: z*z*z*z*z*z*z*z}",
      "[{a: f(f(f(f(x))))}]",
      "4:17 questions[0].lines[0].a: f makes it too long; take it in two lines",
    ],
  ])("%s with %s", (activations, lines, fault) => {
    expect(faultsOf(own(activations, lines))).toEqual([fault]);
  });
});

describe("a loss is one expression in a target y and an output a", () => {
  const own = (losses: string, lines: string): string => graph(`losses: ${losses}`, lines);

  test("lines call it with both, and its slope by the output follows", () => {
    const text = own("{squared: (y - a)^2/2}", "[{C: 'squared(w, 2x)'}, {a: 'squaredSlope(w, 2x)'}]");
    expect(first(text).own).toMatchObject({
      lines: [
        { expression: ["/", [["^", [["-", ["w", ["*", [2, "x"]]]], 2]], 2]] },
        { expression: ["/", [["neg", [["*", [2, ["-", ["w", ["*", [2, "x"]]]]]]]], 2]] },
      ],
    });
  });

  test.each([
    ["Huber", "abs(y - a) <= 1 ? (y - a)^2/2 : abs(y - a) - 0.5"],
    ["hinge", "max(0, 1 - y*a)"],
    ["log-cosh", "log((exp(a - y) + exp(y - a))/2)"],
    ["binary cross-entropy", "-(y*log(a) + (1 - y)*log(1 - a))"],
    ["quantile 0.9", "y > a ? 0.9*(y - a) : 0.1*(a - y)"],
  ])("%s", (_name, loss) => {
    expect(faultsOf(own(`{f: "${loss}"}`, "[{C: 'f(0.7, x)'}, {a: 'fSlope(0.7, x)'}]"))).toEqual([]);
  });

  test.each([
    [
      "{f: {value: (y - a)^2, slope: 2*(y - a)}}",
      "[{a: 'f(w, x)'}]",
      "6:43 questions[0].losses.f.slope: at y = 0.87, a = -2.71 it gives 7.16000, and the function's differences -7.16000",
    ],
    ["{f: (y - a)^2}", "[{a: f(x)}]", "4:17 questions[0].lines[0].a: f takes (y, a), not 1"],
    [
      "{f: (y - z)^2}",
      "[{a: 'f(w, x)'}]",
      "6:22 questions[0].losses.f: z is no given and no line above; known here are y, a",
    ],
  ])("%s with %s", (losses, lines, fault) => {
    expect(faultsOf(own(losses, lines))).toEqual([fault]);
  });
});

describe("what is wrong is said with its place", () => {
  test.each([
    [
      "TeX in a block of text",
      "questions:\n  - text: |\n      First line.\n      Then $\\frac{a$ ends.\n",
      [
        "4:20 questions[0].text: TeX that does not parse: unexpected end of input in a macro argument, expected '}'",
      ],
    ],
    [
      "TeX between double quotes",
      'questions:\n  - text: "a $x + \\\\foo$"\n',
      ["2:19 questions[0].text: TeX that does not parse: unsupported function name: \\foo"],
    ],
    [
      "TeX of the other language",
      "questions: [{text: {en: a, ko: 'b $}$'}}]",
      ["1:36 questions[0].text.ko: TeX that does not parse: expected 'EOF', got '}'"],
    ],
    [
      "a number in a text without any",
      "questions: [{text: 'x is {{x}}'}]",
      [
        "1:26 questions[0].text: {{x}} is no number of this question; a question without givens prints no numbers; write { { apart where TeX needs two braces",
      ],
    ],
    [
      "a number that is asked, not printed",
      graph("").replace("A neuron.", "'a is {{a}}'"),
      ["2:17 questions[0].text: {{a}} is no number of this question; the numbers here are x, w"],
    ],
    [
      "an unknown key",
      "questions: [{text: t, rooms: 3}]",
      ['1:23 questions[0].rooms: unknown key "rooms"; did you mean "room"?'],
    ],
    [
      "no right option",
      "questions: [{text: t, options: [{text: a}, {text: b}]}]",
      ["1:32 questions[0].options: no option is right; right: true makes one so"],
    ],
    [
      "marks that do not add up",
      "questions: [{text: t, points: 4, scheme: [{points: 1, for: a}]}]",
      [
        "1:42 questions[0].scheme: its marks add up to 1, and the question has 4 points; the same would be right",
      ],
    ],
    [
      "an unknown name in a line",
      graph("", "[{z: w*x + bias}, {a: sigmoid(z)}]"),
      ["4:23 questions[0].lines[0].z: bias is no given and no line above; known here are x, w"],
    ],
    [
      "a line of what comes below",
      graph("", "[{z: a*x}, {a: sigmoid(z)}]"),
      ["4:17 questions[0].lines[0].z: a is no given and no line above; known here are x, w"],
    ],
    [
      "a bracket that is missing",
      graph("", "[{z: w*x}, {a: 'sigmoid(z'}]"),
      [
        "4:37 questions[0].lines[1].a: something is missing at its end; numbers, names, + - * / ^, brackets, calls such as exp(z) and branches such as z > 0 ? z : 0 make a line",
      ],
    ],
    [
      "a product that can be read in two ways",
      graph("", "[{z: 1/2 x}, {a: sigmoid(z)}]"),
      [
        "4:18 questions[0].lines[0].z: a product without its sign beside a / can be read in two ways; 1/(2*x) or (1/2)*x would be right",
      ],
    ],
    [
      "a number that is called",
      graph("", "[{z: w(x + 1)}, {a: sigmoid(z)}]"),
      ["4:17 questions[0].lines[0].z: w is a number and cannot be called; w*(…) multiplies by it"],
    ],
    [
      "two numbers where one belongs",
      graph("", "[{z: w*x}, {a: 'sigmoid(z, 1)'}]"),
      ["4:28 questions[0].lines[1].a: sigmoid takes one number, not 2"],
    ],
    [
      "a derivative without what it is by",
      graph("", "[{z: w*x}, {a: sigmoid(z), of: z}]"),
      ["4:23 questions[0].lines[1]: a derivative needs both of and by, any other line neither"],
    ],
    [
      "two quantities in a line",
      graph("", "[{z: w*x, becuase: why}, {a: sigmoid(z)}]"),
      [
        '4:13 questions[0].lines[0]: it defines z and becuase; a line defines one quantity, as {z: w*x + b}; did you mean "because"?',
        "4:49 questions[0].lines[1].a: z is no given and no line above; known here are x, w",
      ],
    ],
    [
      "a name that means something",
      graph("", "[{exp: w*x}, {a: sigmoid(x)}]"),
      ['4:19 questions[0].lines[0].exp: "exp": this name means something already; another would be right'],
    ],
    [
      "what is asked and is no line",
      graph("").replace("ask: [a]", "ask: [a, zz, x]"),
      [
        "5:14 questions[0].ask[1]: zz is no line; the lines here are z, a",
        "5:18 questions[0].ask[2]: x is a given; the lines here are z, a",
      ],
    ],
    [
      "a mistake in no line",
      graph("mistakes: [{name: n, line: b, is: x, say: s}]"),
      ["6:32 questions[0].mistakes[0].line: b is no line; the lines here are z, a"],
    ],
    [
      "a mistake that is none",
      graph("mistakes: [{name: n, line: z, is: w * x, say: s}]"),
      ["6:39 questions[0].mistakes[0].is: this is the right line of z; a wrong one would be right here"],
    ],
    [
      "a mistake that is the right line in another form",
      graph("mistakes: [{name: n, line: a, is: 1/(1 + exp(-x*w)), say: s}]"),
      ["6:39 questions[0].mistakes[0].is: this is the right line of a; a wrong one would be right here"],
    ],
    [
      "what is no comparison",
      graph("require: [abs(z)]"),
      [
        "6:15 questions[0].require[0]: no comparison of two numbers; one of < <= > >= != between them would be right",
      ],
    ],
    [
      "a fault right of a comparison",
      graph('require: ["z > cosh(x)"]'),
      [
        '6:20 questions[0].require[0]: no operation is called "cosh"; there are abs, arctan, atan, cos, exp, floor, gelu, geluSlope, leakyRelu, leakyReluSlope, ln, log, log10, max, mean, min, pow, relu, reluSlope, sigmoid, sigmoidSlope, sign, sin, softplus, sqrt, square, sum, tan, tanh, tanhSlope',
      ],
    ],
    [
      "a range that holds 0 alone",
      graph("").replace("from: 0.2, to: 2, decimals: 1", "from: -0.4, to: 0.4, decimals: 0"),
      [
        "3:17 questions[0].givens.x: no number but 0 lies from -0.4 to 0.4 with 0 decimals; a wider range or more decimals would be right",
      ],
    ],
    [
      "options of numbers that are written",
      graph("options: 4"),
      ["6:14 questions[0].options: only a choice has options; as: choice makes it one"],
    ],
    [
      "TeX where none is set",
      graph("", "[{z: w*x, because: 'as $x$ is'}, {a: sigmoid(z)}]"),
      ["4:31 questions[0].lines[0].because: no TeX is set here; leave the dollars out"],
    ],
  ])("%s", (_title, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});
