import { expect, test } from "@jest/globals";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { withMinus } from "../../../src/core/marking/say/withMinus.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { drawSheet, keyOf } from "../../support/students.js";

test("numbers have a real minus in a message; a shape, a power of ten and what cannot be read stay as they are", () => {
  const said = withMinus((key, values) => `${key}: ${Object.values(values ?? {}).join(" | ")}`);
  expect(said("marked.own", { symbol: "2-2-1", value: "-0.5" })).toBe("marked.own: 2-2-1 | −0.5");
  expect(said("marked.own", { symbol: "1e-9", value: "0.3 - (-2) * 4 = -8" })).toBe(
    "marked.own: 1e-9 | 0.3 − (−2) * 4 = −8",
  );
  expect(said("unreadable.no-marks", { given: "-1", most: 2 })).toBe("unreadable.no-marks: -1 | 2");
});

test.each(["en", "ko"] as const)("a right value that is negative is told with a minus: %s", (locale) => {
  const sheets = Array.from({ length: 20 }, (_none, k) =>
    drawSheet("layers: [2, 2, 1]", "hidden-gradient", `minus-${k}`),
  );
  const sheet = sheets.find((one) => Object.values(keyOf(one)).some((value) => value.startsWith("-")));
  if (sheet === undefined) throw new Error("no gradient is negative");
  const key = keyOf(sheet);
  const wrong = Object.fromEntries(Object.keys(key).map((id) => [id, "99"]));
  const { answers } = markAndExplain(sheet, wrong, { t: messagesFor(locale), reveal: true });
  const negative = answers.filter(({ id }) => key[id]?.startsWith("-") === true);
  expect(negative.length).toBeGreaterThan(0);
  for (const { id, message } of negative) expect(message).toContain(`−${key[id]?.slice(1)}`);
});
