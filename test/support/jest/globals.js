/** What a test imports from "@jest/globals", as jest has it for the file that runs. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } =
  globalThis[Symbol.for("gradsheet.jest")];
