/**
 * Every command: the word after its name (`<needed>` or `[not]`, with three dots for one or more), what that word is,
 * and one line on what it does.
 */
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
  trace: { words: "", wordIs: "", does: "find whose sheet a leaked question came from" },
  reissue: { words: "", wordIs: "", does: "make a student another sheet; the old one can still be marked" },
  "secret new": {
    words: "<file>",
    wordIs: "the file to write; one that exists is never overwritten",
    does: "make a secret for exams, readable by you alone",
  },
  "verify lecture": { words: "", wordIs: "", does: "check the lecture's printed figures" },
  "verify gradients": { words: "", wordIs: "", does: "check gradients of random networks in three ways" },
  "verify problems": {
    words: "[quiz]",
    wordIs: "a quiz file or a preset's name; without one: basics",
    does: "draw many sheets of a quiz and check their quality",
  },
  "verify mnist": { words: "", wordIs: "", does: "train on MNIST and check the gradients on the way" },
  "verify set": {
    words: "<folder>",
    wordIs: "the folder of a set that generate made",
    does: "check a set's files by their hashes, and work its keys out again",
  },
  worker: { words: "", wordIs: "", does: "make the copies that others have put on a queue" },
  merge: {
    words: "<folders...>",
    wordIs: "the folders of a set's shards",
    does: "join the shards of a set into one folder",
  },
  list: {
    words: "<kind>",
    wordIs: "topics, activations, losses, optimizers, misconceptions, presets or formats",
    does: "list what there is, with one line each",
  },
} as const;

export type CommandName = keyof typeof COMMANDS;
