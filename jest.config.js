/** @type {import('jest').Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
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
