import { FEEDBACK, LOGS } from "../../core/base/settings.js";
import type { OptionRow } from "./option.js";

/** What `serve` takes. */
export const SERVE_OPTIONS = [
  {
    name: "set",
    type: "string",
    several: true,
    description:
      "a set that is given out, as generate made it; once for each set, beside those made on the pages",
    commands: ["serve", "serve drill", "serve forget", "verify answers"],
    needed: ["serve drill", "serve forget"],
  },
  {
    name: "data",
    type: "string",
    default: "gradsheet-data",
    description: "the folder that answers are kept in; with DATABASE_URL=postgres://… they are kept there",
    commands: [
      "serve",
      "serve drill",
      "serve forget",
      "verify answers",
      "serve teacher add",
      "serve teacher list",
      "serve teacher remove",
    ],
  },
  {
    name: "may",
    type: "string",
    default: "see,mark,compose",
    description:
      "what the teacher may do: see classes, give marks, compose quizzes and give sets out; who marks or composes sees, too",
    commands: ["serve teacher add"],
  },
  {
    name: "account",
    type: "string",
    description:
      "the teacher signs in by this account of the school's, an e-mail address or what the provider calls it, in place of a token",
    commands: ["serve teacher add"],
  },
  {
    name: "students",
    type: "number",
    least: 1,
    most: 400,
    description: "how many students type in the drill; default: as many as the set has sheets, 400 at most",
    commands: ["serve drill"],
  },
  {
    name: "seconds",
    type: "number",
    default: 10,
    least: 1,
    most: 600,
    description: "how long they type at a time, in seconds; the whole takes some ten times as long",
    commands: ["serve drill"],
  },
  {
    name: "kills",
    type: "number",
    default: 3,
    least: 1,
    most: 1000,
    description: "how often the server is killed (kill -9) and started again in the drill",
    commands: ["serve drill"],
  },
  {
    name: "receipt",
    type: "string",
    description:
      "what a student's page showed when an answer was saved: says when it was received, and as what",
    commands: ["verify answers"],
  },
  {
    name: "rebuild",
    type: "boolean",
    description:
      "give the database what the journal says, over what was lost or altered; one that cannot be opened is put aside",
    commands: ["verify answers"],
  },
  {
    name: "token-file",
    type: "string",
    description:
      "the teacher's token; made where it is not there; default: teach.token in the folder of --data",
    commands: ["serve"],
  },
  {
    name: "port",
    type: "number",
    default: 8080,
    least: 0,
    most: 65_535,
    description: "the port to listen at; 0: any that is free",
    commands: ["serve"],
  },
  {
    name: "host",
    type: "string",
    default: "127.0.0.1",
    description: "the address to listen at; 0.0.0.0 for the whole network",
    commands: ["serve"],
  },
  {
    name: "base-url",
    type: "string",
    description: "how the server is reached through a proxy on this machine: https://exam.example.org",
    commands: ["serve"],
  },
  {
    name: "issuer",
    type: "string",
    description:
      "teachers sign in by their school's accounts, too (OpenID Connect): the provider's address, https://login.school.example",
    commands: ["serve"],
  },
  {
    name: "client",
    type: "string",
    description: "with --issuer: what the provider calls this server",
    commands: ["serve"],
  },
  {
    name: "client-secret-file",
    type: "string",
    description:
      "with --issuer: the file with the secret that the provider gave for it; else GRADSHEET_CLIENT_SECRET",
    commands: ["serve"],
  },
  {
    name: "attempts",
    type: "string",
    description:
      "how often each question may be checked, or what share of its marks each time earns: 1,0.8,0.5; default: the quiz's, or 3",
    commands: ["serve"],
  },
  {
    name: "feedback",
    type: "string",
    choices: FEEDBACK,
    description:
      "when students see what is right: after each check, after the end, or never; default: the quiz's, or after-each",
    commands: ["serve"],
  },
  {
    name: "pins",
    type: "string",
    description:
      "a class list (CSV) with the columns id and pin: a sheet opens for whoever types its PIN beside its code",
    commands: ["serve"],
  },
  {
    name: "opens",
    type: "string",
    description:
      "when sheets open, whatever the quiz says: 2026-04-20T09:00+09:00; without an offset in this machine's time zone",
    commands: ["serve"],
  },
  {
    name: "due",
    type: "string",
    description: "until when answers are taken, whatever the quiz says, written alike",
    commands: ["serve"],
  },
  {
    name: "log",
    type: "string",
    choices: LOGS,
    default: "events",
    description:
      "what is logged on stderr, a JSON object a line, without names, codes or answers: events, each of the requests too, or none",
    commands: ["serve"],
  },
] as const satisfies readonly OptionRow[];
