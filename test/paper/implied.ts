import type { Expression } from "./expression.js";
import type { PaperQuestion } from "./paper.js";

const symbol = (key: string): Expression => ({ kind: "symbol", key });
const number = (value: number): Expression => ({ kind: "number", value });
const operation =
  (sign: "+" | "-" | "*" | "/" | "^") =>
  (left: Expression, right: Expression): Expression => ({ kind: "operation", sign, left, right });
const [plus, minus, times, over, power] = (["+", "-", "*", "/", "^"] as const).map(operation) as [
  ReturnType<typeof operation>,
  ReturnType<typeof operation>,
  ReturnType<typeof operation>,
  ReturnType<typeof operation>,
  ReturnType<typeof operation>,
];
const call = (name: string, operands: readonly Expression[]): Expression => ({
  kind: "call",
  name,
  operands,
});
const sum = (all: readonly Expression[]): Expression => all.reduce((a, b) => plus(a, b));
const upTo = (count: number): number[] => Array.from({ length: count }, (_none, k) => k + 1);
const halfSquare = (a: string, b: string): Expression =>
  over(power(minus(symbol(a), symbol(b)), number(2)), number(2));

/** The expression with the last index 1 of its symbols changed: what holds of the first holds of all. */
function ofPlace(expression: Expression, place: number, of: readonly string[]): Expression {
  const next = (one: Expression): Expression => ofPlace(one, place, of);
  switch (expression.kind) {
    case "symbol":
      return of.includes(expression.key) ? symbol(expression.key.replace(/_1$/, `_${place}`)) : expression;
    case "operation":
      return { ...expression, left: next(expression.left), right: next(expression.right) };
    case "call":
      return { ...expression, operands: expression.operands.map(next) };
    default:
      return expression;
  }
}

type Implied = readonly (readonly [string, Expression])[];

/** What a sentence of a question says in place of formulas, in either language, and the formulas that it stands for. */
const SENTENCES: readonly (readonly [RegExp, (question: PaperQuestion) => Implied])[] = [
  [
    /boundary is the line where z = 0\. It cuts the x_1 axis at p_1|경계는 z = 0인 직선이다\. 이 직선은 x_1축과 p_1/,
    () => [1, 2].map((k) => [`p_${k}`, over(minus(number(0), symbol("b")), symbol(`w_${k}`))] as const),
  ],
  [
    /passes over the row of inputs from left to right with stride 1, without padding and without turning|입력을 왼쪽에서 오른쪽으로 1칸씩 지난다\. 패딩은 없고 필터를 뒤집지 않으며/,
    () => [
      ...upTo(3).map(
        (i) =>
          [`z_${i}`, sum(upTo(3).map((k) => times(symbol(`w_${k}`), symbol(`x_${i + k - 1}`))))] as const,
      ),
      ["C", sum(upTo(3).map((i) => halfSquare(`z_${i}`, `y_${i}`)))],
    ],
  ],
  [
    /2×2 filter w passes over the 3×3 image x with stride 1, without padding and without turning|2×2 필터 w가 3×3 이미지 x를 1칸씩 지난다\. 패딩은 없고 필터를 뒤집지 않는다/,
    () => {
      const cells = [1, 2].flatMap((r) => [1, 2].map((c) => [r, c] as const));
      return [
        ...cells.map(
          ([r, c]) =>
            [
              `z_${r}${c}`,
              sum(cells.map(([i, j]) => times(symbol(`w_${i}${j}`), symbol(`x_${r + i - 1}${c + j - 1}`)))),
            ] as const,
        ),
        [
          "p",
          call(
            "max",
            cells.map(([r, c]) => symbol(`z_${r}${c}`)),
          ),
        ],
        ["C", halfSquare("p", "y_1")],
      ];
    },
  ],
  [
    /padding p on every side, stride s|사방의 패딩은 p, 보폭은 s/,
    () => {
      const places = plus(
        over(minus(plus(symbol("n"), times(number(2), symbol("p"))), symbol("k")), symbol("s")),
        number(1),
      );
      const weights = times(symbol("c"), power(symbol("k"), number(2)));
      return [
        ["M", places],
        ["A", times(symbol("f"), power(places, number(2)))],
        ["P", times(symbol("f"), plus(weights, number(1)))],
      ];
    },
  ],
  [
    /normalized and scaled as the first is|첫째 샘플과 같은 식으로 정규화하고/,
    ({ facts: { formulas } }) =>
      [2, 3].flatMap((k) =>
        ["^x_1", "o_1"].flatMap((first) => {
          const formula = formulas.get(first);
          return formula === undefined
            ? []
            : [[first.replace("_1", `_${k}`), ofPlace(formula, k, ["x_1", "^x_1"])] as const];
        }),
      ),
  ],
  [
    /one update by gradient descent|경사 하강법의 갱신 1회/,
    () =>
      ["w_1", "w_2", "b"].map(
        (w) => [`${w}new`, minus(symbol(w), times(symbol("η"), symbol(`∂C/∂${w}`)))] as const,
      ),
  ],
  [
    /d = m a \/ p/,
    () => [
      ...upTo(4).map(
        (k) => [`d_${k}`, over(times(symbol(`m_${k}`), symbol(`a_${k}`)), symbol("p"))] as const,
      ),
      ["q", sum(upTo(4).map((k) => times(symbol(`w_${k}`), symbol(`a_${k}`))))],
    ],
  ],
  [
    /leave the 1 out of each block's derivative|블록의 미분마다 1을 빼고/,
    () => [
      [
        "S",
        times(
          symbol("∂C/∂o_2"),
          times(minus(symbol("∂o_1/∂o_0"), number(1)), minus(symbol("∂o_2/∂o_1"), number(1))),
        ),
      ],
    ],
  ],
  [
    /o = w x, is trained by gradient descent on one example|선형 뉴런 o = w x를 샘플 하나로 경사 하강법을/,
    () =>
      [0, 1, 2, 3].flatMap((t) => [
        [`o_${t}`, times(symbol(`w_${t}`), symbol("x_1"))] as const,
        [`C_${t}`, halfSquare(`o_${t}`, "y_1")] as const,
        ...(t === 0
          ? []
          : [
              [
                `w_${t}`,
                minus(symbol(`w_${t - 1}`), times(symbol("η"), symbol(`∂C_${t - 1}/∂w_${t - 1}`))),
              ] as const,
            ]),
      ]),
  ],
  [
    /dot product of query and key, divided by the root of their length 2; the weights p are the softmax|쿼리와 키의 내적을 차원 d = 2의 제곱근 √2로 나눈 것이고, 어텐션 가중치 p는 점수의 소프트맥스/,
    () => {
      const exponential = (j: number): Expression => power(number(Math.E), symbol(`s_${j}`));
      return upTo(2).flatMap((j) => [
        [
          `s_${j}`,
          over(
            sum(upTo(2).map((k) => times(symbol(`q_${k}`), symbol(`k_${j}${k}`)))),
            call("sqrt", [number(2)]),
          ),
        ] as const,
        [`p_${j}`, over(exponential(j), sum(upTo(2).map(exponential)))] as const,
      ]);
    },
  ],
  [
    /independent with mean 0 and standard deviation s|서로 독립이고 평균 0, 표준편차 s이다/,
    () => variances(1),
  ],
  [
    /symmetric about 0 with standard deviation s\..*keeps half of the mean square|0에 대칭이며 표준편차 s이다.*제곱 평균의 절반을 남긴다/,
    () => variances(2),
  ],
];

function variances(half: number): Implied {
  return upTo(3).flatMap((l) => {
    const variance = times(symbol(`n_${l - 1}`), power(symbol("s"), number(2)));
    return [
      [`v_${l}`, over(times(variance, symbol(`v_${l - 1}`)), number(half))] as const,
      [`r_${l}`, call("sqrt", [over(number(half), symbol(`n_${l - 1}`))])] as const,
    ];
  });
}

/** The formulas that a question's sentences stand for. */
export function impliedFormulas(question: PaperQuestion): Map<string, Expression> {
  const text = [question.task, question.facts.text, ...question.parts.map((part) => part.text)].join("\n");
  return new Map(SENTENCES.flatMap(([said, formulas]) => (said.test(text) ? formulas(question) : [])));
}
