import { LOCALES, type LocaleName } from "./locales/index.js";

export { LOCALES, type LocaleName };

export const PAPERS = ["A4", "Letter"] as const;
export type Paper = (typeof PAPERS)[number];

/** How much of the way to an answer a question asks for. */
export const LEVELS = ["guided", "standard", "exam"] as const;
export type Level = (typeof LEVELS)[number];

/** The forms that grades are written in: for spreadsheets, and for two learning-management systems to import. */
export const GRADES_FORMATS = ["csv", "moodle", "canvas"] as const;
/** How grades are written. */
export type GradesFormat = (typeof GRADES_FORMATS)[number];

/** What is meant where nothing is said. */
export const DEFAULTS = { locale: LOCALES[0], paper: PAPERS[0], level: "standard" } as const satisfies {
  readonly locale: LocaleName;
  readonly paper: Paper;
  readonly level: Level;
};

/** How a long run shows how far it is. */
export const PROGRESS = ["auto", "bar", "plain", "none"] as const;
export type ProgressStyle = (typeof PROGRESS)[number];

/** When a student sees on a server's page what was right. */
export const FEEDBACK = ["after-each", "after-due", "never"] as const;
export type Feedback = (typeof FEEDBACK)[number];

/** What a teacher with a token of one's own may: see classes, give marks, compose quizzes and give sets out. */
export const MAY = ["see", "mark", "compose"] as const;
export type May = (typeof MAY)[number];

/** What a server writes on stderr: what happens, each of the requests as well, or nothing. */
export const LOGS = ["events", "requests", "none"] as const;
