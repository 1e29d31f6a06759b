/** Every command: the word after its name (`<needed>` or `[not]`), what that word is, and one line on what it does. */
export const COMMANDS = {
  generate: {
    words: "[quiz]",
    wordIs: "a quiz file, YAML or JSON; without one: the preset",
    does: "make worksheets and answer keys from a quiz",
  },
  solve: {
    words: "<network>",
    wordIs: "a network file, YAML or JSON",
    does: "print the whole worked solution of a network file",
  },
  mark: { words: "", wordIs: "", does: "mark a student's answers, or a class's from one CSV" },
  "verify lecture": { words: "", wordIs: "", does: "check the lecture's printed figures" },
  "verify gradients": { words: "", wordIs: "", does: "check gradients of random networks in three ways" },
  "verify problems": {
    words: "[quiz]",
    wordIs: "a quiz file or a preset's name; without one: basics",
    does: "draw many sheets of a quiz and check their quality",
  },
  "verify mnist": { words: "", wordIs: "", does: "train on MNIST and check the gradients on the way" },
  list: {
    words: "<kind>",
    wordIs: "topics, activations, losses, optimizers, misconceptions, presets or formats",
    does: "list what there is, with one line each",
  },
} as const;

export type CommandName = keyof typeof COMMANDS;
