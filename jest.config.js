/** @type {import('jest').Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testRunner: "<rootDir>/test/support/jest/runner.js",
  testSequencer: "<rootDir>/test/support/jest/slowFirst.js",
  transform: {},
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  maxWorkers: 2,
  // A test file leaves some 15 MB behind: at 4 GB a worker is slower by half for all that it collects.
  workerIdleMemoryLimit: "1500MB",
  // A limit for tests that hang, not a measure of speed: shared machines stall for seconds.
  testTimeout: 120_000,
};
