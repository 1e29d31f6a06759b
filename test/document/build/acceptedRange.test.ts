import { expect, test } from "@jest/globals";
import { acceptedRange } from "../../../src/document/build/acceptedRange.js";

test.each([
  [
    "a bound is printed outward, one decimal more than the answer",
    -0.0105734,
    -0.0105312,
    "-0.01055",
    "-0.010574 -0.010531",
  ],
  ["also where zero lies between", -0.00003, 0.00002, "0.0000", "-0.00003 0.00002"],
  ["a bound that needs no more digits stays", 0.4699, 0.4701, "0.4700", "0.46990 0.47010"],
  ["an exact answer", 0.47, 0.47, "0.4700", "0.47000 0.47000"],
  ["a whole number", 7, 7, "7", "7 7"],
  ["a large number, rounded to a thousand", 2476000000, 2478000000, "2477000000", "2476000000 2478000000"],
  ["above 1000", 1234.44, 1234.56, "1234.5", "1234.44 1234.56"],
])("%s", (_name, lower, upper, display, printed) => {
  expect(acceptedRange({ lower, upper, display }).join(" ")).toBe(printed);
});
