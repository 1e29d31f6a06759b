/** A command: the word after its name (`<needed>` or `[not]`, with three dots for one or more), and what is said of it. */
interface CommandRow {
  readonly words: string;
  /** What that word is. */
  readonly wordIs: string;
  /** One line on what the command does. */
  readonly does: string;
  /** What a person would type first, and what comes of it. */
  readonly examples: readonly (readonly [typed: string, makes: string])[];
}

/** Every command. */
export const COMMANDS = {
  generate: {
    words: "[quiz]",
    wordIs: "a quiz file, YAML or JSON; without one: the preset",
    does: "make worksheets and answer keys from a quiz",
    examples: [
      ["gradsheet generate --preset exam --copies 3", "three exams of one kind, each with its own numbers"],
      [
        "gradsheet generate midterm.yaml --roster class.csv --combine",
        "a sheet a student, and all to print in one file",
      ],
    ],
  },
  solve: {
    words: "<network>",
    wordIs: "a network file, YAML or JSON, or - for standard input",
    does: "print the whole worked solution of a network file",
    examples: [
      ["gradsheet solve network.yaml --pdf solution.pdf", "every line from the inputs to the new weights"],
      ["gradsheet solve - --json --steps 10", "the network that another program writes, trained, as data"],
    ],
  },
  answers: {
    words: "",
    wordIs: "",
    does: "write the form that a class's answers are typed into",
    examples: [
      [
        "gradsheet answers --set output --out answers.xlsx",
        "a row a student, a column a box, for a spreadsheet",
      ],
      ["gradsheet answers --set output --out answers.csv", "the same as CSV"],
    ],
  },
  mark: {
    words: "",
    wordIs: "",
    does: "mark a student's answers, or a class's from one table",
    examples: [
      [
        "gradsheet mark --sheet output/sheets/001.json --answers kim.csv",
        "one student's answers, and why each is wrong",
      ],
      [
        "gradsheet mark --set output --answers answers.csv --grades grades.csv --report class.pdf",
        "a class, and what it has not understood",
      ],
    ],
  },
  export: {
    words: "[quiz]",
    wordIs: "a quiz file, YAML or JSON; without one: the preset",
    does: "write a quiz for learning-management systems and editors",
    examples: [
      [
        "gradsheet export midterm.yaml --format moodle --copies 20 --out midterm.xml",
        "20 variants of each question",
      ],
      [
        "gradsheet export --from output --format csv --out questions.csv",
        "the sheets of a set, a row a blank",
      ],
    ],
  },
  serve: {
    words: "",
    wordIs: "",
    does: "give sheets out on the web: students type, check and hand in",
    examples: [
      ["gradsheet serve --set output", "on this machine, at http://127.0.0.1:8080/"],
      [
        "gradsheet serve --set exam --base-url https://exam.example.org --attempts 1 --due 2026-04-20T10:15",
        "behind a proxy, one check a question, until a time",
      ],
    ],
  },
  practice: {
    words: "[quiz]",
    wordIs: "a quiz file, YAML or JSON, whose questions alone are practised; without one: every topic",
    does: "write static pages on which anybody practises with ever new numbers",
    examples: [
      [
        "gradsheet practice --out practice",
        "every topic, at every level, for any web host or a memory stick",
      ],
      ["gradsheet practice midterm.yaml --out practice", "the questions of one quiz, its numbers ever new"],
    ],
  },
  "serve drill": {
    words: "",
    wordIs: "",
    does: "try before an exam whether a server bears its class and what may go wrong",
    examples: [
      ["gradsheet serve drill --set exam", "with as many students as the set has sheets"],
      ["gradsheet serve drill --set exam --students 30 --seconds 3", "a short one, of a small class"],
    ],
  },
  "serve teacher add": {
    words: "<name>",
    wordIs: "the name of a teacher",
    does: "let a teacher sign in: by a token of one's own, which is shown once, or by a school's account",
    examples: [
      ['gradsheet serve teacher add "Lee Jun" --may see,mark', "who gives marks, and composes nothing"],
      ['gradsheet serve teacher add "Park" --account park@school.example', "by the school's account"],
    ],
  },
  "serve teacher list": {
    words: "",
    wordIs: "",
    does: "list the teachers with tokens or accounts of their own, and what they may do",
    examples: [
      ["gradsheet serve teacher list", "of the server in gradsheet-data"],
      ["gradsheet serve teacher list --data /var/lib/gradsheet --json", "of another one, as data"],
    ],
  },
  "serve teacher remove": {
    words: "<name>",
    wordIs: "the name of a teacher",
    does: "take a teacher's token or account away, and end the sessions begun with it",
    examples: [
      ['gradsheet serve teacher remove "Lee Jun"', "at once; the marks that were given stay"],
      ['gradsheet serve teacher remove "Lee Jun" --json', "the same, said as data"],
    ],
  },
  "serve forget": {
    words: "",
    wordIs: "",
    does: "delete all that a server keeps of a set: answers, attempts, marks by hand, schemes",
    examples: [
      ["gradsheet serve forget --set exam", "of the set in exam; its sheets and keys stay"],
      ["gradsheet serve forget --set exam --data /var/lib/gradsheet --json", "what was deleted, as data"],
    ],
  },
  rehearse: {
    words: "[quiz]",
    wordIs: "a quiz file or a preset's name; without one: basics",
    does: "have simulated students sit a quiz before it is printed",
    examples: [
      ["gradsheet rehearse midterm.yaml", "what is guessed, what one slip costs, how fair its copies are"],
      [
        "gradsheet rehearse exam --copies 40 --strict",
        "a preset; ends with 1 where something is to be mended",
      ],
    ],
  },
  trace: {
    words: "",
    wordIs: "",
    does: "find whose sheet a leaked question came from",
    examples: [
      ["gradsheet trace --set output --values 0.37,-0.62", "the sheets that print both numbers"],
      ["gradsheet trace --set output --values 0.37,-0.62 --json", "the same as data"],
    ],
  },
  reissue: {
    words: "",
    wordIs: "",
    does: "make a student another sheet; the old one can still be marked",
    examples: [
      ["gradsheet reissue --set output --id 2024-0007", "another sheet for the student of that id"],
      [
        "gradsheet reissue --set output --id 7KQF-2M9X --secret-file exam.secret",
        "by the sheet's code, in an exam",
      ],
    ],
  },
  "secret new": {
    words: "<file>",
    wordIs: "the file to write; one that exists is never overwritten",
    does: "make a secret for exams, readable by you alone",
    examples: [
      ["gradsheet secret new exam.secret", "then generate --secret-file exam.secret makes the exam"],
      ["gradsheet secret new ~/secrets/final.secret --json", "the same, and the file's name as data"],
    ],
  },
  "verify lecture": {
    words: "",
    wordIs: "",
    does: "check the lecture's printed figures",
    examples: [
      ["gradsheet verify lecture", "each figure, printed and worked out again"],
      ["gradsheet verify lecture --json", "the same as data"],
    ],
  },
  "verify gradients": {
    words: "",
    wordIs: "",
    does: "check gradients of random networks in three ways",
    examples: [
      ["gradsheet verify gradients --networks 50", "the worst disagreement among 50 networks"],
      ["gradsheet verify gradients --seed mine", "networks that nobody has tried yet"],
    ],
  },
  "verify problems": {
    words: "[quiz]",
    wordIs: "a quiz file or a preset's name; without one: basics",
    does: "draw many sheets of a quiz and check their quality",
    examples: [
      ["gradsheet verify problems exam --seeds 100", "100 sheets of the preset exam"],
      ["gradsheet verify problems midterm.yaml", "200 sheets of a quiz of your own"],
    ],
  },
  "verify mnist": {
    words: "",
    wordIs: "",
    does: "train on MNIST and check the gradients on the way",
    examples: [
      ["gradsheet verify mnist --epochs 1", "one pass over 60,000 digits"],
      ["gradsheet verify mnist --seed 1 --report mnist.html", "the whole training, with its curves"],
    ],
  },
  "verify set": {
    words: "<folder>",
    wordIs: "the folder of a set that generate made",
    does: "check a set's files by their hashes, and work its keys out again",
    examples: [
      ["gradsheet verify set output", "before an exam is printed"],
      ["gradsheet verify set output --json", "the same as data"],
    ],
  },
  "verify answers": {
    words: "",
    wordIs: "",
    does: "check a server's answers against its journal, and rebuild a database that was lost",
    examples: [
      ["gradsheet verify answers --data gradsheet-data", "every box that is missing or was altered"],
      [
        "gradsheet verify answers --set exam --receipt 1042-7KQF-2M9X",
        "when a receipt was given, and for what",
      ],
    ],
  },
  worker: {
    words: "",
    wordIs: "",
    does: "make the copies that others have put on a queue",
    examples: [
      ["gradsheet worker --queue postgres://course@db.example/course", "until Ctrl-C"],
      [
        "gradsheet worker --queue postgres://course@db.example/course --idle 60",
        "until there is no work for a minute",
      ],
    ],
  },
  merge: {
    words: "<folders...>",
    wordIs: "the folders of a set's shards",
    does: "join the shards of a set into one folder",
    examples: [
      ["gradsheet merge part1 part2 part3 --out exam", "one set of three machines' parts"],
      [
        "gradsheet merge part1 part2 --out exam --combine --zip exam.zip",
        "and all of it to print, and to send",
      ],
    ],
  },
  list: {
    words: "<kind>",
    wordIs: "topics, activations, losses, optimizers, misconceptions, presets or formats",
    does: "list what there is, with one line each",
    examples: [
      ["gradsheet list topics", "what a question can be about"],
      ["gradsheet list presets --json", "the built-in quizzes as data"],
    ],
  },
  completion: {
    words: "[shell]",
    wordIs: "bash, zsh or fish; without one: the shell that you use",
    does: "print what makes a shell complete gradsheet's words at the Tab key",
    examples: [
      ["gradsheet completion bash >> ~/.bashrc", "from the next shell on"],
      ["gradsheet completion fish > ~/.config/fish/completions/gradsheet.fish", "the same for fish"],
    ],
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandName = keyof typeof COMMANDS;
