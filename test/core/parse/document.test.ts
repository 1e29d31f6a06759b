import { expect, test } from "@jest/globals";
import { parseNetwork } from "../../../src/core/network/networkFile.js";

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
  expect(messageOf(`inputs: ${"[".repeat(20_000)}`)).toMatch(
    /^error\[TOO_LARGE\] n\.yaml:1:1: nested more than 60 deep; brackets stand three deep at most$/,
  );
});

test("of a thousand unknown keys the first twenty are told", () => {
  const keys = Array.from({ length: 1000 }, (_none, k) => `key${k}: 1\n`).join("");
  const message = messageOf(keys);
  expect(message.match(/^error\[/gm)).toHaveLength(20);
  expect(message).toMatch(/\nand 981 more$/);
});

test("a text of 100,000 letters is quoted by its beginning", () => {
  expect(messageOf(`loss: ${"a".repeat(100_000)}`).length).toBeLessThan(1200);
});

/** The message for a text, which has to come within ten seconds of work. */
function soon(text: string): string {
  const started = process.cpuUsage();
  const message = messageOf(text);
  expect(process.cpuUsage(started).user).toBeLessThan(10e6);
  return message;
}

test("held: 200 aliases are read, 201 are not, nor do 20,000 take a while", () => {
  const aliases = (count: number) =>
    `inputs: [&a 1${", *a".repeat(70)}, &b 2${", *b".repeat(70)}, &c 3${", *c".repeat(count - 140)}]\nlayers: []`;
  expect(messageOf(aliases(200))).not.toContain("aliases");
  expect(messageOf(aliases(201))).toContain("201 aliases; at most 200");
  expect(soon(`[&a 1${", *a".repeat(20_000)}]`)).toContain("20000 aliases; at most 200");
  expect(messageOf("inputs: [*a]\nlayers: [&a 1]")).toContain("*a stands for nothing");
});

test("held: of 50,000 escapes that there are not, twenty are told and the rest counted", () => {
  const message = soon(`inputs: "${"\\q".repeat(50_000)}"`);
  expect(message.match(/^error\[SYNTAX\]/gm)).toHaveLength(20);
  expect(message).toMatch(/\nand 49980 more$/);
  expect(message.length).toBeLessThan(10_000);
});

test("held: lists 60 deep are read, 61 deep are not, in brackets or in signs", () => {
  const brackets = (depth: number) => `a: ${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}`;
  expect(messageOf(brackets(60))).toContain("UNKNOWN_KEY");
  expect(messageOf(brackets(62))).toContain("nested more than 60 deep");
  expect(messageOf(`a:\n  ${"- ".repeat(70)}x`)).toContain("nested more than 60 deep");
  expect(messageOf(Array.from({ length: 70 }, (_n, k) => `${" ".repeat(k)}a:`).join("\n"))).toContain(
    "nested more than 60 deep",
  );
});

test("held: two files of 190,000 dashes or question marks one after the other do not end the process", () => {
  for (const sign of ["- ", "? "])
    for (let k = 0; k < 2; k++) expect(soon(sign.repeat(190_000))).toContain("nested more than 60 deep");
});

test("held: 100,000 values are read, and faults of all of them told; more are not", () => {
  const ones = (count: number) => `layers: [${"1,".repeat(count)}]`;
  // The map, its key and the list are values too.
  const message = soon(ones(99_997));
  expect(message.match(/^error\[WRONG_TYPE\]/gm)).toHaveLength(20);
  expect(message).toMatch(/\nand 99977 more$/);
  expect(soon(ones(99_998))).toContain("more than 100000 numbers and texts");
});

test("held: 20,000 keys of one group are read in a moment, and one that stands twice is named", () => {
  const keys = Array.from({ length: 20_000 }, (_none, k) => `key${k}: 1\n`).join("");
  expect(soon(`${keys}key7: 1\n`)).toContain('n.yaml:20001:1: "key7" stands here a second time');
});
