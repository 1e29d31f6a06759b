/** A room of the house: a folder of src, or one file of it whose ways are its own. */
export interface Room {
  readonly holds: string;
  /** The rooms that it may import from, types included; all of them stand above it in the map. */
  readonly uses: readonly string[];
  /** The packages and modules of Node that it may import, `node:*` for any of Node's. */
  readonly outside?: readonly string[];
  /** Reads no file, clock, environment or browser, and uses no room that does. */
  readonly pure?: true;
}

const NUMBERS = ["base", "network", "graph", "notation"] as const;

/**
 * The map of the house, from the ground up. Whoever wants a new arrow adds it here, and an arrow never points up:
 * a room uses rooms alone that stand before it. A file belongs to the longest name that fits its path.
 */
export const MAP: Readonly<Record<string, Room>> = {
  base: {
    holds: "errors, what is known or missing, random numbers, settings, the version",
    uses: [],
    outside: ["seedrandom"],
    pure: true,
  },
  "base/hash.ts": { holds: "names by content", uses: [], outside: ["node:crypto"], pure: true },
  "base/paths.ts": { holds: "where the program stands", uses: [], outside: ["node:path", "node:url"] },
  files: {
    holds: "reading and writing",
    uses: ["base"],
    outside: ["node:*", "csv-parse/sync", "read-excel-file/universal", "write-excel-file/node"],
  },
  terminal: {
    holds: "what a person sees of a run, and what the run itself takes",
    uses: ["base", "files"],
    outside: ["node:path", "node:stream", "node:v8", "cli-progress"],
  },
  parse: {
    holds: "the door for outside text: to data, or faults with places",
    uses: ["base"],
    outside: ["yaml", "zod", "fastest-levenshtein"],
    pure: true,
  },
  clock: { holds: "times as people write them, in this machine's time zone", uses: ["parse"] },

  network: {
    holds: "topology; activations, losses, optimizers: one idea a file",
    uses: ["base", "parse"],
    outside: ["zod"],
    pure: true,
  },
  graph: {
    holds: "definitions, algebras, bounds, judges",
    uses: ["base", "network"],
    pure: true,
  },
  notation: { holds: "how quantities are printed", uses: ["base", "graph"], pure: true },
  digits: { holds: "the shipped digits and their network", uses: ["base", "network", "graph"], pure: true },
  misconceptions: {
    holds: "named wrong methods, by family: graph to graph",
    uses: ["base", "network", "graph"],
    pure: true,
  },
  topics: {
    holds: "one topic a file",
    uses: ["base", "network", "graph", "digits", "misconceptions"],
    pure: true,
  },
  lecture: {
    holds: "the lecture's figures, and a check of them",
    uses: ["base", "network", "graph"],
    pure: true,
  },

  sheet: {
    holds: "the format that is for ever",
    uses: [...NUMBERS, "parse", "digits", "topics"],
    outside: ["zod"],
    pure: true,
  },
  document: { holds: "what stands on a page, as data: lines, formulas, drawings", uses: [], pure: true },
  prose: {
    holds: "a teacher's own text: Markdown with TeX, to lines, HTML or faults",
    uses: ["document"],
    outside: ["markdown-it", "temml"],
    pure: true,
  },
  scheme: {
    holds: "what marks are given for in a class, beside what its sheets say",
    uses: ["base", "base/hash.ts", "parse", "misconceptions", "sheet"],
    outside: ["zod"],
    pure: true,
  },
  quiz: {
    holds: "what a quiz asks for, and how it is written",
    uses: [...NUMBERS, "parse", "topics", "sheet", "prose"],
    outside: ["zod"],
    pure: true,
  },
  "quiz/jsonSchemas.ts": {
    holds: "the files that people write, as JSON Schemas for editors",
    uses: ["network", "scheme", "quiz"],
    outside: ["zod"],
    pure: true,
  },
  "quiz/own/beside.ts": {
    holds: "reads the questions and networks that lie beside a quiz",
    uses: ["base", "parse", "quiz"],
    outside: ["node:fs", "node:path"],
  },
  "quiz/readLook.ts": {
    holds: "reads a logo that lies beside a quiz",
    uses: ["base", "parse", "sheet", "quiz"],
    outside: ["node:fs", "node:path", "zod"],
  },
  "quiz/handIn.ts": {
    holds: "when and how often a sheet is handed in",
    uses: ["base", "parse", "quiz", "clock"],
  },
  "quiz/presets.ts": {
    holds: "reads the quizzes that are shipped",
    uses: ["base", "base/paths.ts", "parse"],
    outside: ["node:fs", "node:path"],
  },
  "quiz/parseQuiz.ts": {
    holds: "text to a quiz, or faults with places; draws nothing",
    uses: [
      "base",
      "parse",
      "topics",
      "sheet",
      "quiz",
      "quiz/own/beside.ts",
      "quiz/readLook.ts",
      "quiz/handIn.ts",
    ],
    outside: ["zod"],
  },
  generator: {
    holds: "draws, checks, numbers, shares points: a quiz to sheets",
    uses: [
      ...["base", "base/hash.ts", "parse", "network", "graph", "misconceptions", "topics"],
      ...["sheet", "prose", "quiz"],
    ],
    pure: true,
  },
  "generator/readQuiz.ts": {
    holds: "reads a quiz, and draws what its points and repeats need",
    uses: ["quiz", "quiz/parseQuiz.ts", "generator"],
  },
  words: { holds: "the keys of all texts", uses: [], outside: ["templates/locales/*"], pure: true },
  "words/locale.ts": {
    holds: "the one reader of the files of texts",
    uses: ["base", "base/paths.ts", "words"],
    outside: ["node:fs", "node:path", "zod"],
  },
  marking: {
    holds: "reads answers, follows them through, judges",
    uses: ["base", "network", "graph", "notation", "sheet", "words"],
    pure: true,
  },
  formula: {
    holds: "quantities and formulas as lines; TeX to MathML",
    uses: ["base", "document", "graph", "notation", "words"],
    outside: ["temml"],
    pure: true,
  },
  diagram: {
    holds: "networks, graphs and digits as SVG",
    uses: ["base", "document", "network", "graph", "notation", "digits", "topics", "sheet", "formula"],
    pure: true,
  },
  views: {
    holds: "what pages say of a question, as lines",
    uses: [...NUMBERS, "document", "topics", "sheet", "words", "formula", "diagram"],
    pure: true,
  },
  "write/html": {
    holds: "lines and drawings as HTML, as templates take them",
    uses: ["base", "document", "notation", "prose", "formula"],
    outside: ["handlebars"],
    pure: true,
  },
  "write/text": { holds: "lines as plain text", uses: ["document", "prose"], pure: true },
  "diagram/plotSvg.ts": {
    holds: "charts as SVG",
    uses: [],
    outside: ["@observablehq/plot", "linkedom"],
  },
  solution: { holds: "a network's whole solution", uses: [...NUMBERS, "words", "words/locale.ts"] },

  fonts: {
    holds: "font files, by the letters of a text",
    uses: ["base", "base/hash.ts", "base/paths.ts"],
    outside: ["node:*", "subset-font", "zod"],
  },
  pages: {
    holds: "view models and templates: worksheets, keys, reports",
    uses: [
      ...NUMBERS,
      "base/hash.ts",
      "base/paths.ts",
      "files",
      "parse",
      "topics",
      "sheet",
      "prose",
      "quiz",
      "generator",
      "generator/readQuiz.ts",
      "marking",
      "words",
      "words/locale.ts",
      "formula",
      "diagram",
      "document",
      "views",
      "write/html",
      "write/text",
      "diagram/plotSvg.ts",
      "solution",
      "fonts",
    ],
    outside: ["node:*", "@observablehq/plot", "handlebars", "lean-qr", "lean-qr/extras/svg", "linkedom"],
  },
  print: {
    holds: "finds a browser, prints with it",
    uses: ["base", "files", "fonts"],
    outside: ["node:*", "@puppeteer/browsers", "puppeteer-core", "tar-fs", "zod"],
  },
  "press/pdf": {
    // Only here and in the press is it known how Chrome writes a page: elsewhere a PDF is bytes.
    holds: "reads the objects of what Chrome printed, and writes those of a new PDF",
    uses: ["base/hash.ts"],
    outside: ["node:zlib", "@cantoo/pdf-lib"],
  },
  "press/kept": {
    // It knows nothing of shapes: a folder of texts that any run may write, damage or remove.
    holds: "texts that runs keep for each other in the user's cache folder",
    uses: ["base/hash.ts", "files"],
    outside: ["node:*"],
  },
  "press/strips": {
    holds: "reads the strips of a document, and finds their places on its pages by their heights",
    uses: ["base"],
    pure: true,
  },
  press: {
    holds: "sets each shape of a block once, and puts a document's pages together from them",
    uses: ["base", "base/hash.ts", "print", "press/pdf", "press/kept", "press/strips"],
    outside: ["node:path"],
  },
  "web/selfCheck": {
    holds: "the program in a self-check page",
    uses: ["sheet", "marking", "words"],
    pure: true,
  },

  "set/students": {
    holds: "the roster, and what names each student's copy",
    uses: ["base", "base/hash.ts", "files", "generator"],
    outside: ["node:*"],
  },
  "set/folder": {
    holds: "what lies in a set's folder beside its papers",
    uses: ["base", "base/hash.ts", "base/paths.ts", "files", "sheet", "quiz", "generator", "set/students"],
    outside: ["node:*", "zod"],
  },
  "set/pack": {
    holds: "what is made of a whole set: combined PDFs, a table of answers, its manifest, a zip",
    uses: ["base", "base/hash.ts", "files", "pages", "set/folder"],
    outside: ["node:*", "@cantoo/pdf-lib", "yazl", "zod"],
  },
  "set/make": {
    holds: "makes what of a set is missing",
    uses: [
      "base",
      "base/hash.ts",
      "base/paths.ts",
      "files",
      "sheet",
      "quiz",
      "generator",
      "fonts",
      "pages",
      "print",
      "press",
      "set/students",
      "set/folder",
      "set/pack",
    ],
    outside: ["node:*"],
  },
  "set/stock": {
    // Nothing that a user runs is made of it: it makes what comes with the package.
    holds: "makes copies of the presets for the shapes that they leave",
    uses: [
      "base",
      "quiz/presets.ts",
      "generator/readQuiz.ts",
      "press",
      "press/kept",
      "set/students",
      "set/folder",
      "set/make",
    ],
    outside: ["node:*"],
  },
  "set/threads": {
    holds: "many threads make one set",
    uses: [
      "base",
      "base/paths.ts",
      "print",
      "press",
      "sheet",
      "quiz",
      "set/students",
      "set/folder",
      "set/make",
    ],
    outside: ["node:*"],
  },
  "set/queue": {
    holds: "many machines make one set",
    uses: [
      "base",
      "base/hash.ts",
      "files",
      "sheet",
      "quiz",
      "print",
      "set/students",
      "set/folder",
      "set/make",
    ],
    outside: ["node:*", "pg-boss", "zod"],
  },
  "set/after": {
    holds: "what is done with a set that is made",
    uses: [
      "base",
      "base/hash.ts",
      "files",
      "sheet",
      "generator",
      "marking",
      // Whether what is printed is at full size.
      "print",
      "set/students",
      "set/folder",
      "set/pack",
      "set/make",
    ],
    outside: ["node:*"],
  },
  export: {
    holds: "a sheet in the words of other programs: one format a file",
    uses: [
      ...[
        "base",
        "base/hash.ts",
        "base/paths.ts",
        "network",
        "graph",
        "files",
        "sheet",
        "views",
        "prose",
        "pages",
        "solution",
        "marking",
        "words",
        "words/locale.ts",
        "formula",
        "document",
        "write/html",
      ],
    ],
    outside: ["node:*", "fflate", "zod"],
  },
  classroom: {
    holds: "a class's answers, marks and feedback",
    uses: [
      "base",
      ...["views", "pages", "print", "files", "parse", "sheet", "scheme", "generator", "marking"],
      ...["words", "words/locale.ts"],
      ...["set/students", "set/folder"],
    ],
    outside: ["node:path", "yaml"],
  },

  "web/practice": {
    holds: "the program of the pages on which anybody practises, the generator in it",
    uses: [
      ...[...NUMBERS, "sheet", "quiz", "generator", "words", "marking", "formula", "diagram"],
      ...["document", "views", "write/html", "web/selfCheck"],
    ],
    outside: ["handlebars", "templates:practice"],
    pure: true,
  },
  "web/worker": {
    holds: "the program that keeps a folder of pages for when there is no network",
    uses: [],
    pure: true,
  },
  "web/folder": {
    holds: "the files of static pages",
    uses: [
      "base",
      "base/hash.ts",
      "base/paths.ts",
      "quiz",
      "words/locale.ts",
      "fonts",
      "pages",
      "web/practice",
    ],
    outside: ["node:*"],
  },
  "web/student": {
    holds: "the program in a page that a server gives a student",
    uses: ["web/selfCheck"],
    pure: true,
  },
  "web/teach": {
    holds: "the program in a teacher's pages",
    uses: ["web/selfCheck", "web/student"],
    pure: true,
  },
  "web/compose": {
    holds: "the program in the page on which a quiz is composed",
    uses: [],
    outside: [
      ...["codemirror", "@codemirror/autocomplete", "@codemirror/lang-yaml", "@codemirror/lint"],
      ...["@codemirror/view", "yaml"],
    ],
    pure: true,
  },
  "web/server": {
    holds: "the pages of a server, and all that is known of its database",
    uses: [
      ...[
        "base",
        "base/hash.ts",
        "base/paths.ts",
        "files",
        "fonts",
        "views",
        "pages",
        "sheet",
        "generator",
        "marking",
      ],
      ...["words", "words/locale.ts", "set/folder", "classroom", "quiz", "clock"],
      ...["quiz/presets.ts", "quiz/jsonSchemas.ts", "generator/readQuiz.ts", "print"],
      ...["set/students", "set/make", "set/after"],
    ],
    outside: [
      ...[
        "node:*",
        "hono",
        "hono/body-limit",
        "hono/cookie",
        "hono/csrf",
        "hono/route",
        "hono/secure-headers",
      ],
      ...["@hono/node-server", "@hono/node-server/conninfo", "@electric-sql/pglite", "pg", "yazl", "zod"],
    ],
  },

  "training/kernels": { holds: "the inner loops", uses: ["network", "graph"], pure: true },
  "training/recipe": {
    holds: "what is to be trained, and how, as asked for",
    uses: ["base", "parse", "network", "training/kernels"],
    outside: ["zod"],
    pure: true,
  },
  "training/pass": {
    holds: "a training's memory, and one batch through it and back",
    uses: ["base", "network", "graph", "training/kernels", "training/recipe"],
    pure: true,
  },
  "training/threads": {
    holds: "hands that share a pass",
    uses: ["base", "base/paths.ts", "training/kernels", "training/recipe", "training/pass"],
    outside: ["node:os", "node:path", "node:url", "node:worker_threads"],
  },
  "training/data": {
    holds: "MNIST's files, and the files of weights",
    uses: ["base", "graph", "digits", "training/kernels", "training/recipe", "training/pass"],
    outside: ["node:*"],
  },
  training: {
    holds: "the loop, its check against differences, what it cost",
    uses: [
      "base",
      "network",
      "graph",
      "terminal",
      "training/recipe",
      "training/pass",
      "training/threads",
      "training/data",
    ],
    outside: ["node:timers/promises", "node:stream"],
  },
  "training/report": {
    holds: "the page of a training",
    uses: [
      "base",
      "base/paths.ts",
      "words",
      "words/locale.ts",
      "diagram/plotSvg.ts",
      "print",
      "fonts",
      "training/recipe",
      "training/pass",
      "training/data",
      "training",
    ],
    outside: ["node:*", "@observablehq/plot", "fast-png", "handlebars"],
  },

  options: { holds: "one table of options", uses: ["base", "parse", "notation"], outside: ["yargs"] },
  library: {
    // Each function loads what it needs when it is called: to import the package costs what a sheet needs.
    holds: "sets, classes, exports, practice, a server and training, each as a function",
    uses: [
      ...["base", "base/hash.ts", "files", "sheet", "quiz", "marking", "words/locale.ts", "pages"],
      ...["set/students", "set/folder", "set/make", "set/threads", "set/after", "export", "classroom"],
      ...["web/practice", "web/folder", "web/server"],
      ...["training/recipe", "training/data", "training"],
    ],
    outside: ["node:path"],
  },
  commands: {
    holds: "one command a file: gathers, calls, says",
    uses: [
      ...[...NUMBERS, "files", "terminal", "parse", "misconceptions", "topics", "lecture"],
      ...[
        "sheet",
        "quiz",
        "clock",
        "quiz/handIn.ts",
        "quiz/parseQuiz.ts",
        "quiz/presets.ts",
        "generator",
        "generator/readQuiz.ts",
        "marking",
        "words",
        "words/locale.ts",
        "solution",
        "fonts",
        "pages",
      ],
      ...[
        "print",
        "set/students",
        "set/folder",
        "set/pack",
        "set/make",
        "set/threads",
        "set/queue",
        "set/after",
        "export",
        "classroom",
        "web/practice",
        "web/folder",
        "web/server",
      ],
      ...["training/recipe", "training/pass", "training/data", "training", "training/report", "options"],
    ],
    outside: ["node:*"],
  },
  "cli.ts": { holds: "arguments to an exit code", uses: ["base", "terminal", "options", "commands"] },
  "mark.ts": { holds: "gradsheet/mark, for browsers too", uses: ["marking", "words"], pure: true },
  "sheet.ts": { holds: "gradsheet/sheet, for browsers too", uses: ["base", "sheet"], pure: true },
  "index.ts": {
    holds: "what programs may use",
    uses: [
      ...[
        ...NUMBERS,
        "misconceptions",
        "topics",
        "sheet",
        "quiz",
        "quiz/parseQuiz.ts",
        "quiz/presets.ts",
        "generator",
        "generator/readQuiz.ts",
        "marking",
      ],
      ...["words/locale.ts", "solution", "pages", "print", "library"],
    ],
  },
};
