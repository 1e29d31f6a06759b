import { at, upTo } from "../networkDerivatives.js";
import { derivativeParts } from "../symbols.js";
import { after, biasesOf, isFactor, isSame, LOSS, type Scene, sizesOf, weightsOf } from "./scene.js";
import { isPast, numberOf } from "./sentences.js";

/** What a reason is read beside: the network as it is, and as its sentence supposes it; the symbols of the sentence. */
export interface Setting {
  readonly now: Scene;
  readonly then: Scene;
  readonly symbols: readonly string[];
}

type IsSo = (words: readonly string[], setting: Setting) => boolean;

const word =
  (n: number) =>
  (words: readonly string[]): string =>
    words[n] ?? "";
const [A, B, C] = [word(0), word(1), word(2)];
const size = (scene: Scene, symbol: string): number => Math.abs(scene.number(symbol));

/** Whether a quantity stays as it is when another is changed. */
function isApartFrom(q: string, p: string, { now }: Setting): boolean {
  const other = now.with([[now.place(p), now.number(p) + 0.37]]);
  return isSame(other.number(q), now.number(q));
}

const slopeOf = (scene: Scene, layer: number, j: number, input: number): number =>
  scene.slope(LOSS, at("w", layer, j, { input }));

/** The weights into the hidden layer that the sentence compares the gradients of. */
const compared = ({ now, symbols }: Setting) =>
  symbols.flatMap((symbol) => {
    const parts = derivativeParts(symbol);
    return parts === null ? [] : [now.place(parts.below)];
  });

/** What a printed sum adds up, its bias left out. */
function termsOf(scene: Scene, sum: string): number[] {
  const { layer, neuron } = scene.place(sum);
  return weightsOf(scene, layer)
    .filter((place) => place.neuron === neuron)
    .map((place) => scene.value(place) * scene.value(at("a", layer - 1, place.input)))
    .sort((a, b) => a - b);
}

const hasSameTerms = (sum: string, { now, then }: Setting): boolean => {
  const later = termsOf(then, sum);
  return termsOf(now, sum).every((one, k) => isSame(one, later[k] ?? Number.NaN));
};

const biasIn = (sum: string, { now }: Setting): number => {
  const { layer, neuron } = now.place(sum);
  return now.value(at("b", layer, neuron));
};

const hasBiases = ({ now }: Setting, layer: number): boolean =>
  biasesOf(now).some((place) => place.layer === layer);

const atNothing: IsSo = (_m, { then }) => then.value(at("a", 1, 1)) === 0;

/** Every reason in English and Korean, and whether it is so. */
export const REASONS: readonly (readonly [en: RegExp, ko: RegExp, isSo: IsSo])[] = [
  ...(
    [
      ["> 0", (v: number) => v > 0],
      ["< 0", (v: number) => v < 0],
    ] as const
  ).flatMap(([one, first]) =>
    (
      [
        ["> 0", (v: number) => v > 0],
        ["< 0", (v: number) => v < 0],
      ] as const
    ).map(([other, second]): (typeof REASONS)[number] => [
      new RegExp(`^(\\S+) ${one} and (\\S+) ${other}$`),
      new RegExp(`^(\\S+) ${one}, (\\S+) ${other}$`),
      (m, { now }) => first(now.number(A(m))) && second(now.number(B(m))),
    ]),
  ),
  ...shared(/^\|(\S+) · (\S+)\| > 1$/, (m, { now }) => size(now, A(m)) * size(now, B(m)) > 1),
  ...shared(/^\|(\S+) · (\S+)\| < 1$/, (m, { now }) => size(now, A(m)) * size(now, B(m)) < 1),
  ...shared(/^\|(\S+)\| > 1$/, (m, { now }) => size(now, A(m)) > 1),
  ...shared(/^\|(\S+)\| < 1$/, (m, { now }) => size(now, A(m)) < 1),
  ...shared(/^\|(\S+)\| > \|(\S+)\|$/, (m, { now }) => size(now, A(m)) > size(now, B(m))),
  ...shared(/^\|(\S+)\| < \|(\S+)\|$/, (m, { now }) => size(now, A(m)) < size(now, B(m))),
  ...shared(/^(\S+) > 0$/, (m, { now }) => now.number(A(m)) > 0),
  ...shared(/^(\S+) < 0$/, (m, { now }) => now.number(A(m)) < 0),
  ...shared(/^(\S+) > (\S+)$/, (m, { now }) => now.number(A(m)) > now.number(B(m))),
  ...shared(/^(\S+) < (\S+)$/, (m, { now }) => now.number(A(m)) < now.number(B(m))),
  [
    /^in (\S+), (\S+) is multiplied by (\S+)$/,
    /^(\S+)에서 (\S+)에 곱해지는 수는 (\S+)$/,
    (m, { now }) => isSame(now.slope(now.place(A(m)), now.place(B(m))), now.number(C(m))),
  ],
  [
    /^neither (\S+) nor (\S+) would be 0$/,
    /^이때 (\S+) ≠ 0, (\S+) ≠ 0$/,
    (m, { then }) => then.number(A(m)) !== 0 && then.number(B(m)) !== 0,
  ],
  [/^(\S+) would be 0$/, /^이때 (\S+) = 0$/, (m, { then }) => then.number(A(m)) === 0],
  [/^(\S+) would not be 0$/, /^이때 (\S+) ≠ 0$/, (m, { then }) => then.number(A(m)) !== 0],
  [
    /^(\S+) does not depend on the weights$/,
    /^(\S+)의 값은 가중치와 무관$/,
    (m, { now, then }) => isSame(now.number(A(m)), then.number(A(m))),
  ],
  [
    /^(\S+) does not depend on (\S+)$/,
    /^(\S+)의 값은 (\S+)의 값과 무관$/,
    (m, s) => isApartFrom(A(m), B(m), s),
  ],
  [/^the activation function is 0 at 0$/, /^활성화 함수의 값이 0에서 0$/, atNothing],
  [
    /^the activation function is not 0 at 0$/,
    /^활성화 함수의 값이 0에서 0이 아님$/,
    (m, s) => !atNothing(m, s),
  ],
  // The sigmoid is 0.5.
  [/^every activation function is 0 at 0$/, /^어떤 활성화 함수든 0에서 값이 0$/, () => false],
  [
    /^same input, and the hidden neurons are alike$/,
    /^같은 입력의 기울기이고 은닉 뉴런이 서로 같음$/,
    (_m, s) => {
      const [one, other] = compared(s);
      return one?.input === other?.input;
    },
  ],
  [
    /^they belong to different inputs$/,
    /^서로 다른 입력의 기울기$/,
    (_m, s) => {
      const [one, other] = compared(s);
      return one?.input !== other?.input;
    },
  ],
  [
    /^equal weights always have equal gradients$/,
    /^가중치가 같으면 기울기도 언제나 같음$/,
    (_m, { then }) => isSame(slopeOf(then, 1, 1, 1), slopeOf(then, 1, 1, 2)),
  ],
  [
    /^the hidden neurons then learn differently$/,
    /^이때 은닉 뉴런마다 다르게 학습$/,
    (_m, { then }) => !isSame(slopeOf(then, 1, 1, 1), slopeOf(then, 1, 2, 1)),
  ],
  [/^(\S+) is a factor of (\S+)$/, /^(\S+)의 값이 (\S+)의 인수$/, (m, { now }) => isFactor(now, A(m), B(m))],
  [
    /^(\S+) is not a factor of (\S+)$/,
    /^(\S+)의 값은 (\S+)의 인수가 아님$/,
    (m, { now }) => !isFactor(now, A(m), B(m)),
  ],
  [
    /^no weight of layer 1 would have a gradient$/,
    /^이때 1층 가중치의 기울기가 모두 0$/,
    (_m, { then }) => weightsOf(then, 1).every((place) => then.slope(LOSS, place) === 0),
  ],
  [
    /^a weight of 0, as (\S+) then is, has no gradient$/,
    /^이때의 (\S+)처럼 0인 가중치는 기울기가 0$/,
    (m, { then }) => then.slope(LOSS, then.place(A(m))) === 0,
  ],
  [
    /^every derivative would be 0 then$/,
    /^이때 모든 미분이 0$/,
    (_m, { then }) => then.slope(at("a", 1, 1), at("z", 1, 1)) === 0,
  ],
  [/^the loss would still not be 0$/, /^이때도 손실은 0이 아님$/, (_m, { then }) => then.value(LOSS) !== 0],
  [/^(\S+) would be nearly 0$/, /^이때 (\S+)의 값이 거의 0$/, (m, { then }) => size(then, A(m)) < 1e-6],
  [
    /^(\S+) would be larger than now$/,
    /^이때 (\S+)의 값이 지금보다 큼$/,
    (m, { now, then }) => then.number(A(m)) > now.number(A(m)),
  ],
  [
    /^(\S+) would be larger in size than now$/,
    /^이때 (\S+)의 절댓값이 지금보다 큼$/,
    (m, { now, then }) => size(then, A(m)) > size(now, A(m)),
  ],
  [
    /^(\S+) stays, and the change is the rate times it$/,
    /^(\S+)의 값은 그대로이고 변화량은 학습률과 그 값의 곱$/,
    (m, { now, then }) => isSame(now.number(A(m)), then.number(A(m))),
  ],
  [
    /^(\S+) would grow with the rate too$/,
    /^학습률에 따라 (\S+)의 값도 커짐$/,
    (m, { now, then }) => size(then, A(m)) > size(now, A(m)),
  ],
  [
    /^the change of (\S+) does not depend on the rate$/,
    /^(\S+)의 변화량은 학습률과 무관$/,
    (m, { now, then }) => isSame(now.value(after(now.place(A(m)))), then.value(after(then.place(A(m))))),
  ],
  [
    /^(\S+) is taken before the step, without the rate$/,
    /^(\S+)의 값은 갱신 전에 학습률 없이 구함$/,
    (m, { now, then }) => isSame(now.number(A(m)), then.number(A(m))),
  ],
  [
    /^(\S+) is what comes after the step$/,
    /^(\S+)의 값은 갱신한 뒤의 값$/,
    (m, { now }) => derivativeParts(A(m)) === null && now.place(A(m)).mark === "new",
  ],
  [
    /^a longer step has a larger gradient$/,
    /^이동량이 크면 기울기도 큼$/,
    (_m, { now, then }) => Math.abs(slopeOf(then, 1, 1, 1)) > Math.abs(slopeOf(now, 1, 1, 1)),
  ],
  [
    /^the loss would stay the same in this step$/,
    /^이 갱신에서 손실이 그대로$/,
    (_m, { then }) => isSame(then.value(after(LOSS)), then.value(LOSS)),
  ],
  [/^the step would be far too long$/, /^이동량이 지나치게 큼$/, (_m, { then }) => isPast(then)],
  [/^the step would be very short$/, /^이동량이 아주 작음$/, (_m, { then }) => !isPast(then)],
  [
    /^every step goes past the target$/,
    /^어떤 갱신이든 목푯값을 지나침$/,
    (_m, { now }) => isPast(now.with([], 0.001)),
  ],
  [
    /^no step goes past the target$/,
    /^어떤 갱신도 목푯값을 지나치지 않음$/,
    (_m, { now }) => !isPast(now.with([], 1000)),
  ],
  [
    /^(\d+) weights and (\d+) biases$/,
    /^가중치 (\d+)개, 편향 (\d+)개$/,
    (m, { now }) => now.drawn.weights.size === numberOf(A(m)) && biasesOf(now).length === numberOf(B(m)),
  ],
  [
    /^a weight for each hidden neuron, no bias$/,
    /^은닉 뉴런마다 가중치 하나, 편향은 없음$/,
    (_m, s) => !hasBiases(s, 0),
  ],
  [
    /^a weight and a bias for each hidden neuron$/,
    /^은닉 뉴런마다 가중치 하나와 편향 하나$/,
    (_m, s) => hasBiases(s, 0),
  ],
  [
    /^a weight from each input and to each output, a bias$/,
    /^입력마다, 출력마다 가중치 하나씩, 그리고 편향 하나$/,
    (_m, s) => hasBiases(s, 1),
  ],
  [
    /^a weight from each input, a bias, nothing else$/,
    /^입력마다 가중치 하나씩, 편향 하나, 그뿐$/,
    (_m, { now }) => sizesOf(now)[2] === 0,
  ],
  // There is a gradient for each weight.
  [/^a gradient is laid out like its weights$/, /^기울기의 모양은 가중치의 모양과 같음$/, () => true],
  [
    /^a gradient is laid out like its weights transposed$/,
    /^기울기의 모양은 가중치를 전치한 모양과 같음$/,
    () => false,
  ],
  ...shared(/^(\S+) = (\S+)$/, (m, { now }) => isSame(now.number(A(m)), now.number(B(m)))),
  [
    /^(\S+) changes by as much as (\S+)$/,
    /^(\S+)의 변화량이 (\S+)의 변화량과 같음$/,
    (m, { now }) => isSame(now.slope(now.place(A(m)), now.place(B(m))), 1),
  ],
  [
    /^between (\S+) and (\S+) lies a slope$/,
    /^(\S+)의 값과 (\S+)의 값 사이에는 활성화 함수의 미분이 있음$/,
    (m, { now }) => now.place(A(m)).what === "z" && now.place(B(m)).what === "a",
  ],
  [/^every term of (\S+) is doubled$/, /^(\S+)의 모든 항이 두 배$/, (m, s) => biasIn(A(m), s) === 0],
  [/^the bias in (\S+) stays the same$/, /^(\S+)의 편향은 그대로$/, (m, s) => biasIn(A(m), s) !== 0],
  [
    /^all values after it double$/,
    /^그 뒤의 모든 값이 두 배$/,
    (_m, { now, then }) =>
      upTo(sizesOf(now)[1] ?? 0).every((j) =>
        isSame(then.value(at("a", 1, j)), 2 * now.value(at("a", 1, j))),
      ),
  ],
  [
    /^(\S+) comes from a function that is no straight line$/,
    /^(\S+)의 값은 직선이 아닌 함수의 값$/,
    (m, { now, then }) => now.place(A(m)).what === "a" && !isSame(then.number(A(m)), 2 * now.number(A(m))),
  ],
  [
    /^(\S+) has the same terms in another order$/,
    /^(\S+)의 항은 순서만 바뀜$/,
    (m, s) => hasSameTerms(A(m), s),
  ],
  [/^(\S+) has other terms then$/, /^(\S+)의 항이 달라짐$/, (m, s) => !hasSameTerms(A(m), s)],
  [
    /^(\S+) and (\S+) are equal$/,
    /^(\S+)의 값과 (\S+)의 값이 같음$/,
    (m, { now }) => isSame(now.number(A(m)), now.number(B(m))),
  ],
  // A sum is the same in every order.
  [/^the order of the terms of \S+ counts$/, /^\S+에서 항의 순서가 중요$/, () => false],
];

/** A reason of signs alone is the same in both languages. */
function shared(pattern: RegExp, isSo: IsSo): (typeof REASONS)[number][] {
  return [[pattern, pattern, isSo]];
}
