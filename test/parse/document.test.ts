import { expect, test } from "@jest/globals";
import { parseNetwork } from "../../src/network/networkFile.js";

const messageOf = (text: string): string => {
  try {
    parseNetwork(text, "n.yaml");
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test("a file of 10 MB is refused before it is read as YAML", () => {
  expect(messageOf(`inputs: [${"1, ".repeat(3_500_000)}1]`)).toMatch(
    /^error\[TOO_LARGE\] n\.yaml: 10500011 characters; at most 400000 are read$/,
  );
});

test("brackets 20,000 deep are a fault of the file", () => {
  expect(messageOf(`inputs: ${"[".repeat(20_000)}`)).toContain("nested too deeply");
});

test("of a thousand unknown keys the first twenty are told", () => {
  const keys = Array.from({ length: 1000 }, (_none, k) => `key${k}: 1\n`).join("");
  expect(messageOf(keys).match(/^error\[/gm)).toHaveLength(20);
});

test("a text of 100,000 letters is quoted by its beginning", () => {
  expect(messageOf(`loss: ${"a".repeat(100_000)}`).length).toBeLessThan(1200);
});
