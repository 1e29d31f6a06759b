import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { textsOf } from "../../../src/core/words/locale.js";

/** Phrases that were struck from the pages, with what stands in their place. */
const STRUCK: readonly (readonly [RegExp, string])[] = [
  [/\bderivatives? (of [^.;]* )?by (?!the chain rule)/, "derivative … with respect to …"],
  [/\bby (its own|another neuron's|every|this|that) (sum|node|input|output|operand)/, "with respect to"],
  [/\bWork out the (hidden|output) neurons\b/, "the values in the hidden layer"],
  [/\bworked out rightly\b/, "worked out correctly"],
  [/\bthe most that it can be\b|\bat its greatest\b/, "the largest value that it can have"],
  [/\bonce as it is\b/, "once with the present parameters"],
  [/\bas long as the learning rate\b/, "subtract the learning rate times the gradient"],
  [/\bHow many times the product\b/, "the product of the new slopes, divided by …"],
  [/\bturns? the sign\b/, "negates"],
  [/\bnetwork answers?\b/, "the network predicts"],
  [/\bhas seen this\b|\bPrinted are\b/, "was given this image; listed are"],
  [/\bbut for rounding\b/, "up to rounding"],
  [/^(The )?(sigmoid|hyperbolic tangent|ReLU|GELU|softplus)\.$/i, "Activation function: …"],
  [/\bthe letter of the right one\b/, "the right option"],
  [/\bthrough the same edges as the signal came\b/, "along the same edges as the signal"],
  [/\bshrinks to a quarter at most\b/, "each layer multiplies the product by at most 1/4"],
  [/\boutput by the\b|\bloss by the\b/, "with respect to"],
  [/\bis output minus target\b/, "has the sign of output minus target"],
  [/\bSoftmax compares\b/, "Softmax divides"],
  [/\bremembers\b/, "the optimizer's state"],
  [/\boperations a second\b|\bimages a second\b/, "per second"],
  [/예제/, "샘플"],
  [/시험 이미지/, "테스트 이미지"],
  [/누설/, "Leaky ReLU"],
  [/한 단계/, "학습 1회"],
  [/걸음/, "갱신, 이동량"],
  [/단추/, "버튼, 키"],
  [/적은 (값|답)/, "제출한 답"],
  [/적자|보자|하자|지울까\?|누르자/, "하세요"],
  [/되돌아(온|가|간|오)/, "전달받은, 거꾸로 지나며"],
  [/물음에 나온/, "다음"],
  [/이르는 가중치/, "앞 층 1번 → 1층 2번 뉴런"],
  [/바른 값(?<!올바른 값)/, "올바른 값"],
  [/중앙 차분/, "중심 차분"],
  [/상대오차/, "상대 오차"],
  [/이동 평균/, "이동평균"],
  [/\(10원\)/, "백 원"],
  [/시간\(시간\); /, "시간(h)"],
  [/이\(가\)|을\(를\)|은\(는\)|\(으\)로/, "a sentence that needs no particle there"],
  [/학급/, "수업, 수강생"],
  [/\d %|\} %/, "% without a space (Korean)"],
];

/** What is Korean only in the list above. */
const isKorean = (pattern: RegExp): boolean => /[가-힣]|%/.test(pattern.source);

interface Text {
  readonly where: string;
  readonly text: string;
}

const localeTexts = (locale: "en" | "ko"): Text[] =>
  (["pages", "report"] as const).flatMap((texts) =>
    Object.entries(textsOf(locale, texts)).map(([key, text]) => ({
      where: `${texts} ${locale} ${key}`,
      text,
    })),
  );

const linesUnder = (folder: string, ending: RegExp): Text[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split("\n")
        .map((text, k) => ({ where: `${join(folder, file)}:${k + 1}`, text })),
    );

const written = (): Text[] => [
  ...localeTexts("en"),
  ...localeTexts("ko"),
  ...linesUnder("templates", /\.(hbs|yaml)$/),
  ...linesUnder("examples", /\.yaml$/),
];

test.each(STRUCK)("no page says %s; it says: %s", (pattern) => {
  const korean = isKorean(pattern);
  const found = written().filter(
    ({ where, text }) => pattern.test(text) && (!korean || !/^(pages|report) en /.test(where)),
  );
  expect(found).toEqual([]);
});

describe("Korean speaks in one register a place", () => {
  const table = Object.entries(textsOf("ko"));
  const sentences = (text: string): string[] => text.split(/(?<=[.?!:—]) |[.?!]$/).map((one) => one.trim());
  const SCREEN =
    /^(marked|unreadable|ruled|selfcheck|practice|student|teach|export)\.|^misconception\..*\.tutor$/;

  test("on paper 하시오 and 한다, never 합니다 or 하세요", () => {
    const paper = table.filter(([key]) =>
      /^(topic|part|reason|variant|network|rounding|key|solution|why|digit|task|question|ticks)\./.test(key),
    );
    expect(paper.length).toBeGreaterThan(150);
    expect(paper.filter(([, text]) => /니다|세요|해요|나요/.test(text))).toEqual([]);
  });

  test("on screens and in feedback 합니다 and 하세요, never 한다", () => {
    const spoken = [...table.filter(([key]) => SCREEN.test(key)), ...Object.entries(textsOf("ko", "report"))];
    expect(spoken.length).toBeGreaterThan(150);
    const plain = (text: string): boolean =>
      sentences(text.replace(/\([^)]*\)/g, "")).some((one) => /(?<!니)다$|(?<!숫)자$|시오$/.test(one));
    expect(spoken.filter(([, text]) => plain(text))).toEqual([]);
  });
});
