/** Topics of which all is chosen, or may be: nothing is worked out in numbers. */
export const WITHOUT_NUMBERS: readonly string[] = [
  "derive",
  "find-the-bug",
  "what-happens",
  "true-false",
  "choose-weights",
];
