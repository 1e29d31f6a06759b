/** @type {import('jest').Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": "<rootDir>/test/support/swcWithGlobals.js",
  },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  maxWorkers: 2,
  // A test file leaves some 15 MB behind: at 4 GB a worker is slower by half for all that it collects.
  workerIdleMemoryLimit: "1500MB",
  // A limit for tests that hang, not a measure of speed: shared machines stall for seconds.
  testTimeout: 120_000,
};
