import { expect, test } from "@jest/globals";
import { evaluate } from "mathjs";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { topicExample } from "../../../src/paper/pages/topicExample.js";
import { runCli } from "../../support/runCli.js";
import { WITHOUT_NUMBERS } from "../../support/withoutNumbers.js";

const scope = {
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  slope: (z: number) => (z > 0 ? 1 : 0),
  leaky: (z: number) => (z > 0 ? 1 : 0.01),
};

test.each((Object.keys(TOPICS) as TopicName[]).filter((topic) => !WITHOUT_NUMBERS.includes(topic)))(
  "the example of %s is one line, and its printed numbers lead to its result",
  (topic) => {
    const line = topicExample(topic, "en");
    expect(line).not.toContain("\n");
    const sides = line.split(" = ");
    expect(sides.length).toBeGreaterThanOrEqual(3);
    const numbers = (sides.at(-2) ?? "")
      .replaceAll("·", "*")
      .replaceAll("leakyRelu'", "leaky")
      .replaceAll("relu'", "slope");
    const result = Number(sides.at(-1));
    expect(Math.abs(evaluate(numbers, scope) - result)).toBeLessThan(1e-3 * Math.abs(result) + 5.1e-5);
  },
);

test("list topics has a line and an example for each, as text and as data, in both languages", async () => {
  const { stdout } = await runCli(["list", "topics"]);
  expect(stdout).toContain(`${topicExample("loss", "en")}\n`);
  const { stdout: data } = await runCli(["list", "topics", "--json", "--locale", "ko"]);
  const listed: readonly { name: string; about: string; example: string }[] = JSON.parse(data);
  expect(listed.map(({ name }) => name)).toEqual(Object.keys(TOPICS));
  expect(listed.find(({ name }) => name === "loss")?.about).toBe("출력과 목푯값을 비교하여 손실을 구하시오.");
  for (const { name, example } of listed) expect(example).toBe(topicExample(name as TopicName, "ko"));
});
