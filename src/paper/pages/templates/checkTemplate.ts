import Handlebars from "handlebars";
import { fail, type GradsheetError, type Place } from "../../../core/base/errors.js";
import { didYouMean } from "../../../core/parse/schema.js";

/** A partial that a template shows: its file in the folder, and on which line it is called. */
export interface PartialCall {
  readonly file: string;
  readonly line: number;
}

/**
 * The partials that a template shows. Throws SYNTAX for what Handlebars cannot read, and for `{{t}}` without the key of a
 * text; UNKNOWN_KEY for a partial that there is not.
 */
export function checkTemplate(text: string, file: string, builtIn: readonly string[]): PartialCall[] {
  const partials = builtIn.flatMap((name) => /^partials\/(.*)\.hbs$/.exec(name)?.[1] ?? []);
  const calls: PartialCall[] = [];
  let tree: hbs.AST.Program;
  try {
    tree = Handlebars.parse(text);
  } catch (error) {
    throw broken(error, file, text);
  }
  const call = ({ name, loc }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void => {
    const called = name.type === "PathExpression" ? (name as hbs.AST.PathExpression).original : "";
    if (!partials.includes(called)) {
      const hint = didYouMean(called, partials) || `; there are ${partials.join(", ")}`;
      throw fail(
        "UNKNOWN_KEY",
        `no partial is called "${called}"${hint}`,
        placeIn(file, text, loc.start.line),
      );
    }
    calls.push({ file: `partials/${called}.hbs`, line: loc.start.line });
  };
  class TemplateCheck extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      call(partial);
      super.PartialStatement(partial);
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      call(partial);
      super.PartialBlockStatement(partial);
    }
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      const { path, params, loc } = mustache;
      const shown = path.type === "PathExpression" ? (path as hbs.AST.PathExpression).original : "";
      if (shown === "t" && params.length !== 1)
        throw fail(
          "SYNTAX",
          '{{t}} shows a text by its key; {{t "sheet.name"}} would be right',
          placeIn(file, text, loc.start.line),
        );
      super.MustacheStatement(mustache);
    }
  }
  new TemplateCheck().accept(tree);
  return calls;
}

/** A line of a template, from its first sign. */
export const placeIn = (file: string, text: string, line: number): Place => {
  const offending = text.split("\n")[line - 1] ?? "";
  return { file, line, column: 1 + offending.search(/\S|$/), text: offending };
};

/** Handlebars says `Parse error on line 3:`, the line and what it expected; or gives the line apart. */
function broken(error: unknown, file: string, text: string): GradsheetError {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? lineOf(error) ?? 1);
  const what = /^Expecting.*$/m.exec(message)?.[0] ?? message.replace(/ - \d+:\d+$/, "");
  return fail("SYNTAX", `no Handlebars template: ${what}`, placeIn(file, text, line));
}

/** The line that an error of Handlebars names. */
export const lineOf = (error: unknown): number | undefined =>
  typeof error === "object" && error !== null && "lineNumber" in error && typeof error.lineNumber === "number"
    ? error.lineNumber
    : undefined;
