import { describe, expect, test } from "@jest/globals";
import { EXPORTS, type ExportName } from "../../src/export/index.js";
import { fieldsOf } from "../../src/export/item.js";
import { exported, fullSheet, held } from "./exported.js";

const sheet = fullSheet("asks");

/** The longest words of a line that no format writes otherwise. */
function plainest(line: readonly object[]): string {
  const texts = line.flatMap((run) => ("text" in run ? [String(run.text)] : []));
  const words = texts.flatMap((text) => text.match(/[A-Za-z]+(?: [A-Za-z]+)*/g) ?? []);
  return words.reduce((longest, one) => (one.length > longest.length ? one : longest), "");
}

/** SCORM's pages are the self-check pages; a lab asks for programs. */
const FORMATS = (Object.keys(EXPORTS) as ExportName[]).filter((name) => name !== "scorm" && name !== "lab");

describe.each(FORMATS)("%s", (name) => {
  test("what options answer stands with them: a statement to judge, a rate, a plot", async () => {
    let text = "";
    for (const piece of (await exported<unknown>(EXPORTS[name] as never, [sheet])) as unknown[]) {
      if (typeof piece === "string") text += piece;
      else if (typeof piece === "object" && piece !== null) {
        const {
          text: own = "",
          rest = [],
          later = [],
        } = piece as {
          readonly text?: string;
          readonly rest?: readonly string[];
          readonly later?: AsyncIterable<string> | Iterable<string>;
        };
        text += own + rest.join("");
        for await (const more of later) text += more;
      }
    }
    const asked = held(EXPORTS[name], sheet).items.flatMap((item) =>
      fieldsOf(item).flatMap(({ question, answer }) => {
        const words = plainest(question);
        return words.length > 8 ? [[answer.id, words] as const] : [];
      }),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(([, words]) => !text.includes(words))).toEqual([]);
  });
});
