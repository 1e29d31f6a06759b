import { readFileSync } from "node:fs";

const SLOW = JSON.parse(readFileSync(new URL("test/support/jest/slow.json", import.meta.url), "utf8"));
const { GRADSHEET_TESTS, GRADSHEET_LONG } = process.env;
const isNamed = process.argv.slice(2).some((word) => word.startsWith("test/"));

/** @type {import('jest').Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  // What kills programs, goes through every page or asks judges of other formats runs with `npm run test:all`, or by its name.
  testPathIgnorePatterns:
    GRADSHEET_TESTS === "all" || GRADSHEET_LONG !== undefined || isNamed
      ? []
      : SLOW.map((name) => `<rootDir>/test/${name}\\.test\\.ts$`),
  testRunner: "<rootDir>/test/support/jest/runner.js",
  testSequencer: "<rootDir>/test/support/jest/slowFirst.js",
  transform: {},
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  // Some tests wait for browsers, databases and locks: a third process uses what two leave of two processors.
  maxWorkers: 3,
  // What a test file has made stays as long as its process: with 1.5 GB a file took half as long again, with 4 GB twice.
  workerIdleMemoryLimit: "1000MB",
  // A limit for tests that hang, not a measure of speed: shared machines stall for seconds.
  testTimeout: 120_000,
};
