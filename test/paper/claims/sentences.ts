import { at, upTo } from "../networkDerivatives.js";
import { after, biasesOf, type Change, isSame, LOSS, type Scene, sizesOf, weightsOf } from "./scene.js";

/** What a sentence supposes, and whether it holds. */
export interface Meaning {
  readonly changes?: readonly Change[];
  readonly rate?: number;
  readonly holds: (now: Scene, then: Scene) => boolean;
}

type Read = (words: readonly string[], now: Scene) => Meaning;

const LITTLE = 1e-5;
export const numberOf = (text: string): number => Number(text.replaceAll("−", "-").replace(/\s/g, ""));

const step = (scene: Scene, symbol: string): number =>
  scene.value(after(scene.place(symbol))) - scene.value(scene.place(symbol));
const size = (scene: Scene, symbol: string): number => Math.abs(scene.number(symbol));
const little = (now: Scene, q: string): Change[] => [[now.place(q), now.number(q) + LITTLE]];
const alone = (now: Scene, q: string, holds: Meaning["holds"]): Meaning => ({
  changes: little(now, q),
  holds,
});
const all = (now: Scene, weight: number): Change[] => [
  ...sizesOf(now)
    .slice(1)
    .flatMap((_size, k) => weightsOf(now, k + 1))
    .map((place) => [place, weight] as const),
  ...biasesOf(now).map((place) => [place, 0] as const),
];

/** What the two hidden neurons exchange: all that is theirs, or what leads out of them. */
function exchanged(now: Scene, whole: boolean): Change[] {
  const [inputs = 0] = sizesOf(now);
  const hasBias = biasesOf(now).some(({ layer }) => layer === 1);
  const places = (j: number) => [
    at("w", 2, 1, { input: j }),
    ...(whole ? upTo(inputs).map((input) => at("w", 1, j, { input })) : []),
    ...(whole && hasBias ? [at("b", 1, j)] : []),
  ];
  const [first, second] = [places(1), places(2)];
  return first.flatMap((place, k) => {
    const other = second[k] ?? place;
    return [
      [place, now.value(other)],
      [other, now.value(place)],
    ] as Change[];
  });
}

const parametersOf = (now: Scene): number => now.drawn.weights.size + biasesOf(now).length;

/** Parameters that come with one more node of a layer. */
function further(now: Scene, layer: number): number {
  const sizes = sizesOf(now);
  const hasBias = biasesOf(now).some((place) => place.layer === layer);
  return (sizes[layer - 1] ?? 0) + (sizes[layer + 1] ?? 0) + Number(hasBias);
}

const word =
  (n: number) =>
  (words: readonly string[]): string =>
    words[n] ?? "";
const [A, B, C] = [word(0), word(1), word(2)];

/** Every sentence in English and Korean, the more special before the more general, and what it says. */
export const SENTENCES: readonly (readonly [en: RegExp, ko: RegExp, read: Read])[] = [
  [
    /^If all weights and biases were 0, (\S+) would be 0\.$/,
    /^모든 가중치와 편향이 0이라면 (\S+)의 값은 0이다\.$/,
    (m, now) => ({ changes: all(now, 0), holds: (_now, then) => then.number(A(m)) === 0 }),
  ],
  [
    /^If all weights were (\S+) and all biases 0, (\S+) and (\S+) would be equal\.$/,
    /^모든 가중치가 (\S+)이고 모든 편향이 0이라면 (\S+)의 값과 (\S+)의 값은 같다\.$/,
    (m, now) => ({
      changes: all(now, numberOf(A(m))),
      holds: (_now, then) => isSame(then.number(B(m)), then.number(C(m))),
    }),
  ],
  [
    /^If (\S+) were 0 and all else as it is, (\S+) would be 0\.$/,
    /^다른 값은 그대로 두고 (\S+)만 0이라면 (\S+)의 값은 0이다\.$/,
    (m, now) => ({ changes: [[now.place(A(m)), 0]], holds: (_now, then) => then.number(B(m)) === 0 }),
  ],
  [
    /^If the target (\S+) were exactly what (\S+) is now, (\S+) would be 0\.$/,
    /^목푯값 (\S+)의 값이 지금의 (\S+)의 값과 똑같다면 (\S+)의 값은 0이다\.$/,
    (m, now) => ({
      changes: [[now.place(A(m)), now.number(B(m))]],
      holds: (_now, then) => then.number(C(m)) === 0,
    }),
  ],
  ...(
    [
      ["smaller", "작다", -1],
      ["larger", "크다", 1],
    ] as const
  ).map(([en, ko, way]): (typeof SENTENCES)[number] => [
    new RegExp(`^If (\\S+) were (\\S+), (\\S+) would be ${en} in size than now\\.$`),
    new RegExp(`^(\\S+)의 값이 (\\S+)이라면 (\\S+)의 절댓값은 지금보다 ${ko}\\.$`),
    (m, now) => ({
      changes: [[now.place(A(m)), numberOf(B(m))]],
      holds: (_now, then) => way * (size(then, C(m)) - size(now, C(m))) > 0,
    }),
  ]),
  [
    /^If (\S+) were (\S+), the next update would leave (\S+) as it is\.$/,
    /^(\S+)의 값이 (\S+)이라면 다음 갱신에서 (\S+)의 값은 변하지 않는다\.$/,
    (m, now) => ({
      changes: [[now.place(A(m)), numberOf(B(m))]],
      holds: (_now, then) => step(then, C(m)) === 0,
    }),
  ],
  ...(
    [
      ["rate", /^With the learning rate (\S+), the next update would change (\S+) by (\S+) times as much\.$/],
      ["rate", /^학습률이 (\S+)이라면 다음 갱신에서 (\S+)의 변화량은 원래의 (\S+)배이다\.$/],
    ] as const
  ).map(([, pattern]): (typeof SENTENCES)[number] => [
    pattern,
    pattern,
    (m) => ({
      rate: numberOf(A(m)),
      holds: (now, then) => isSame(step(then, B(m)), numberOf(C(m)) * step(now, B(m))),
    }),
  ]),
  [
    /^With the learning rate (\S+), (\S+) would be the same\.$/,
    /^학습률이 (\S+)이어도 (\S+)의 값은 같다\.$/,
    (m) => ({
      rate: numberOf(A(m)),
      holds: (now, then) => isSame(then.number(B(m)), now.number(B(m))),
    }),
  ],
  [
    /^With the learning rate (\S+), the next update would take (\S+) past its target\.$/,
    /^학습률이 (\S+)이라면 다음 갱신에서 (\S+)의 값은 목푯값을 지나친다\.$/,
    (m) => ({ rate: numberOf(A(m)), holds: (_now, then) => isPast(then) }),
  ],
  [
    /^The network has (\S+) weights and biases in all\.$/,
    /^이 신경망의 가중치와 편향은 모두 (\S+)개이다\.$/,
    (m) => ({ holds: (now) => parametersOf(now) === numberOf(A(m)) }),
  ],
  [
    /^A further input, connected like the others, would add (\S+) weights/,
    /^다른 입력처럼 연결된 입력을 하나 더 두면 가중치와 편향은 모두 (\S+)개 늘어난다\.$/,
    (m) => ({ holds: (now) => (sizesOf(now)[1] ?? 0) === numberOf(A(m)) }),
  ],
  [
    /^A further hidden neuron, built like the others, would add (\S+) weights/,
    /^다른 은닉 뉴런과 같은 은닉 뉴런을 하나 더 두면 가중치와 편향은 모두 (\S+)개 늘어난다\.$/,
    (m) => ({ holds: (now) => further(now, 1) === numberOf(A(m)) }),
  ],
  [
    /^In W\S*?(\d)\)? the weights into each neuron are a row\. Then \S+ is a matrix of (\d+) × (\d+)\.$/,
    /^W\S*?(\d)\)?에서 각 뉴런으로 들어가는 가중치는 한 행을 이룬다\. 이때 \S+의 모양은 (\d+) × (\d+)이다\.$/,
    (m) => ({
      holds: (now) => {
        const sizes = sizesOf(now);
        const layer = numberOf(A(m));
        return sizes[layer] === numberOf(B(m)) && sizes[layer - 1] === numberOf(C(m));
      },
    }),
  ],
  [
    /^(\S+) is the product of (\S+) and (\S+)\.$/,
    /^(\S+)의 값은 (\S+)의 값과 (\S+)의 값을 곱한 것이다\.$/,
    (m) => ({ holds: (now) => isSame(now.number(A(m)), now.number(B(m)) * now.number(C(m))) }),
  ],
  [
    /^(\S+) is equal to (\S+)\.$/,
    /^(\S+)의 값은 (\S+)의 값과 같다\.$/,
    (m) => ({ holds: (now) => isSame(now.number(A(m)), now.number(B(m))) }),
  ],
  [
    /^If all inputs were twice as large, (\S+) would be twice as large\.$/,
    /^모든 입력이 두 배라면 (\S+)의 값도 두 배이다\.$/,
    (m, now) => ({
      changes: upTo(sizesOf(now)[0] ?? 0).map((i) => [at("a", 0, i), 2 * now.value(at("a", 0, i))]),
      holds: (_now, then) => isSame(then.number(A(m)), 2 * now.number(A(m))),
    }),
  ],
  [
    /^If the two hidden neurons changed places, with all .* biases, (\S+) would stay the same\.$/,
    /^두 은닉 뉴런이 드나드는 모든 가중치 및 편향과 함께 자리를 바꾸어도 (\S+)의 값은 같다\.$/,
    (m, now) => ({
      changes: exchanged(now, true),
      holds: (_now, then) => isSame(then.number(A(m)), now.number(A(m))),
    }),
  ],
  [
    /^If the weights out of the two hidden neurons changed places, and nothing else, (\S+) would stay the same\.$/,
    /^두 은닉 뉴런에서 나가는 가중치만 서로 자리를 바꾸어도 (\S+)의 값은 같다\.$/,
    (m, now) => ({
      changes: exchanged(now, false),
      holds: (_now, then) => isSame(then.number(A(m)), now.number(A(m))),
    }),
  ],
  [
    /^If (\S+) alone were a little larger, the loss would be larger\.$/,
    /^(\S+)의 값만 조금 더 크다면 손실도 더 크다\.$/,
    (m, now) => alone(now, A(m), (_now, then) => then.value(LOSS) > now.value(LOSS)),
  ],
  [
    /^If (\S+) alone were a little larger, the loss would be smaller\.$/,
    /^(\S+)의 값만 조금 더 크다면 손실은 더 작다\.$/,
    (m, now) => alone(now, A(m), (_now, then) => then.value(LOSS) < now.value(LOSS)),
  ],
  [
    /^If (\S+) alone were larger by (\S+), (\S+) would change by (\S+)\.$/,
    /^(\S+)의 값만 (\S+)만큼 더 크다면 (\S+)의 변화량은 (\S+)이다\.$/,
    (m, now) => ({
      changes: [[now.place(A(m)), now.number(A(m)) + numberOf(B(m))]],
      holds: (_now, then) => Math.abs(then.number(C(m)) - now.number(C(m)) - numberOf(m[3] ?? "")) < 1e-6,
    }),
  ],
  [
    /^If (\S+) alone were a little larger, (\S+) would be larger\.$/,
    /^(\S+)의 값만 조금 더 크다면 (\S+)의 값도 더 크다\.$/,
    (m, now) => alone(now, A(m), (_now, then) => then.number(B(m)) > now.number(B(m))),
  ],
  [
    /^If (\S+) alone were a little larger, (\S+) would be smaller\.$/,
    /^(\S+)의 값만 조금 더 크다면 (\S+)의 값은 더 작다\.$/,
    (m, now) => alone(now, A(m), (_now, then) => then.number(B(m)) < now.number(B(m))),
  ],
  [
    /^The next update changes (\S+) by more \(in size\) than (\S+)\.$/,
    /^다음 갱신에서 (\S+)의 변화량\(절댓값\)은 (\S+)의 변화량보다 크다\.$/,
    (m) => ({ holds: (now) => Math.abs(step(now, A(m))) > Math.abs(step(now, B(m))) }),
  ],
  [
    /^The next update makes (\S+) larger/,
    /^다음 갱신에서 (\S+)의 값은 커진다/,
    (m) => ({ holds: (now) => step(now, A(m)) > 0 }),
  ],
  [
    /^The next update makes (\S+) smaller/,
    /^다음 갱신에서 (\S+)의 값은 작아진다/,
    (m) => ({ holds: (now) => step(now, A(m)) < 0 }),
  ],
  [
    /^After the next update, (\S+) is larger than now\.$/,
    /^다음 갱신 뒤에 (\S+)의 값은 지금보다 크다\.$/,
    (m) => ({ holds: (now) => step(now, A(m)) > 0 }),
  ],
  [
    /^After the next update, (\S+) is smaller than now\.$/,
    /^다음 갱신 뒤에 (\S+)의 값은 지금보다 작다\.$/,
    (m) => ({ holds: (now) => step(now, A(m)) < 0 }),
  ],
  [
    /^(\S+) is larger in size than (\S+)\.$/,
    /^(\S+)의 절댓값은 (\S+)의 절댓값보다 크다\.$/,
    (m) => ({ holds: (now) => size(now, A(m)) > size(now, B(m)) }),
  ],
  [/^(\S+) is positive\.$/, /^(\S+)의 값은 양수이다\.$/, (m) => ({ holds: (now) => now.number(A(m)) > 0 })],
  [/^(\S+) is negative\.$/, /^(\S+)의 값은 음수이다\.$/, (m) => ({ holds: (now) => now.number(A(m)) < 0 })],
];

/** Whether the next update takes the one output past its target. */
export function isPast(scene: Scene): boolean {
  const [a, y] = [at("a", 2, 1), at("y", 2, 1)];
  const [before, goal] = [scene.value(a), scene.value(y)];
  return (scene.value(after(a)) - goal) * (before - goal) < 0;
}
