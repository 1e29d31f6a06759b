const given = globalThis[Symbol.for("gradsheet.jest")];

/** What a test imports from "@jest/globals", as jest has it for the file that runs. */
export let { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = given;

/** Modules stay as long as their process, and these hold a context of jest's that ends with its file. */
given.forget = () => {
  afterAll = afterEach = beforeAll = beforeEach = describe = expect = jest = test = undefined;
};
