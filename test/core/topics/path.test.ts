import { expect, test } from "@jest/globals";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { allNeeds, NEEDS, placeOf, WAY } from "../../../src/core/topics/path.js";

const topics = Object.keys(TOPICS) as TopicName[];

test("every topic has its place on the map, and none needs itself, near or far", () => {
  expect(Object.keys(NEEDS).toSorted()).toEqual(topics.toSorted());
  for (const topic of topics) expect(allNeeds(topic)).not.toContain(topic);
});

test("what a station of the way needs stands before it on the way", () => {
  for (const [place, topic] of WAY.entries()) {
    expect(WAY.slice(0, place)).toEqual(expect.arrayContaining([...allNeeds(topic)]));
    expect(placeOf(topic)).toBe(place);
  }
  expect(allNeeds("training-step")).toHaveLength(8);
});

test("a branch leaves the way at the last station that it needs", () => {
  expect(WAY[placeOf("digit")]).toBe("output-gradient");
  expect(WAY[placeOf("matrix-form")]).toBe("backprop");
  expect(WAY[placeOf("embedding")]).toBe("forward-pass");
});
