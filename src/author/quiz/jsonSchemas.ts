import * as z from "zod";
import { networkSchema } from "../../core/network/networkSchema.js";
import { schemeSchema } from "../../core/scheme/schemeSchema.js";
import { drawnSchema } from "./drawnSettings.js";
import { choiceSchema, fromSchema, graphSchema, networkQuestionSchema, textSchema } from "./own/ownSchema.js";
import { questionSchema, quizSchema } from "./quizSchema.js";

/** A network in a quiz as an editor sees it: drawn, or with its own numbers. */
const networkField = z.union([drawnSchema, networkSchema]).optional();

/** A quiz file whole. Reading takes two steps, since what a network may be hangs on its first layer; an editor takes one. */
const wholeQuiz = quizSchema.extend({
  network: networkField,
  questions: z
    .array(
      z.union([
        questionSchema.extend({ network: networkField }),
        graphSchema,
        networkQuestionSchema,
        choiceSchema,
        textSchema,
        fromSchema,
      ]),
    )
    .min(1),
});

/** What is described to editors, by the name of its file. A new kind of file is a line here. */
const DESCRIBED = {
  "quiz.schema.json": { title: "A gradsheet quiz", schema: wholeQuiz },
  "question.schema.json": {
    title: "A gradsheet question of a bank",
    schema: z.union([graphSchema, networkQuestionSchema, choiceSchema, textSchema]),
  },
  "scheme.schema.json": { title: "A gradsheet marking scheme", schema: schemeSchema },
  "network.schema.json": { title: "A gradsheet network", schema: networkSchema },
} as const;

/**
 * The JSON Schemas (draft 2020-12) of the files that people write, each as the text of its file. They hold what one
 * value shows: keys, types, words and ranges; what takes several values to see is said by the readers alone.
 */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(DESCRIBED).map(([file, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
      return [file, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
