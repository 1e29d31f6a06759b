import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { unparted } from "../../../core/base/locales/index.js";
import { TEMPLATES } from "../../../core/paths.js";
import type { Messages } from "../../../core/words/messages.js";
import type { Blocks } from "../../../document/tree/blocks.js";
import { type HtmlWriter, plainWriter } from "../../../document/write/html/htmlWriter.js";
import { unmarked } from "../../../document/write/html/markWriter.js";
import { sentenceHtml } from "../../../document/write/html/sentenceHtml.js";
import { shown } from "../../../document/write/html/shown.js";
import { blockHelpers } from "./blockHelpers.js";
import { BlockWriter } from "./blockWriter.js";
import { COMPILING, compiledAhead } from "./compiledAhead.js";
import { readTemplateFolder, type TemplateFolder } from "./templateFolder.js";

const NAMES = [
  "worksheet",
  "key",
  "marking",
  "advice",
  "solution",
  "selfcheck",
  "feedback",
  "classreport",
  "student",
  "notice",
  ...["teach", "class", "classtable", "entry", "scheme", "compose", "composehome", "worktable"],
] as const;
export type TemplateName = (typeof NAMES)[number];
const STYLES = ["paper", "selfcheck", "marking", "look", "web", "practice"] as const;

/** Templates, compiled. */
export interface Templates {
  /** The body of a document. Every `{{value}}` is escaped; `{{t "key"}}` is a text of the language. */
  readonly render: (name: TemplateName, view: object, t: Messages) => string;
  /** The same document in its blocks; null with a course's own files, of which nobody knows what they make of it. */
  readonly blocks: (name: TemplateName, view: object, t: Messages) => Blocks | null;
  readonly styles: string;
  /** What the self-check page, what comes of marking, and a quiz with a look of its own have beyond them. */
  readonly stylesOf: Readonly<Record<"selfcheck" | "marking" | "look" | "web" | "practice", string>>;
  /** Names a course's own files, where some come over the built-in ones: SHA-256. */
  readonly hash?: string;
}

let builtIn: Templates | undefined;

/**
 * The built-in templates, those of a folder coming over them by name (`worksheet.hbs`, `partials/heading.hbs`,
 * `styles/paper.css`). Throws a GradsheetError for a file of another name or a template that cannot be read.
 */
export function templatesOf(folder?: string): Templates {
  if (folder !== undefined) return compile(readTemplateFolder(folder, overridable()));
  builtIn ??= compile(null);
  return builtIn;
}

const partialFiles = (): string[] =>
  readdirSync(join(TEMPLATES, "partials"))
    .filter((file) => file.endsWith(".hbs"))
    .sort();

/** The names of all files that a course may override. */
const overridable = (): string[] => [
  ...NAMES.map((name) => `${name}.hbs`),
  ...partialFiles().map((file) => `partials/${file}`),
  ...STYLES.map((name) => `styles/${name}.css`),
];

/** What writes a template's HTML. */
const writerIn = ({ data }: Pick<Handlebars.HelperOptions, "data">): HtmlWriter =>
  data?.blocks instanceof BlockWriter ? data.blocks.html : plainWriter;

function compile(own: TemplateFolder | null): Templates {
  const handlebars = Handlebars.create();
  const read = (path: string): string => own?.texts.get(path) ?? readFileSync(join(TEMPLATES, path), "utf8");
  for (const file of partialFiles()) {
    const text = read(`partials/${file}`);
    const ahead = compiledAhead(text);
    handlebars.registerPartial(
      file.slice(0, -".hbs".length),
      ahead === undefined ? text : handlebars.template(ahead),
    );
  }
  // What a template logs would stand in the middle of a document on stdout.
  handlebars.registerHelper("log", () => {
    throw new Error('"log" writes on no page');
  });
  handlebars.registerHelper("t", function (this: unknown, key: string, options: Handlebars.HelperOptions) {
    const messages: unknown = options?.data?.messages;
    if (typeof key !== "string") throw new Error('"t" shows a text by its key, which is a text itself');
    if (typeof messages !== "function") throw new Error("a template was rendered without a language");
    return writerIn(options).text(messages(key, options.hash));
  });
  for (const [name, helper] of Object.entries(blockHelpers)) handlebars.registerHelper(name, helper);
  handlebars.registerHelper("prose", (text: unknown, options: Handlebars.HelperOptions) => {
    const writer = writerIn(options);
    return sentenceHtml(typeof text === "string" && writer !== plainWriter ? unmarked(text) : text, writer);
  });
  const compiled = (text: string): Handlebars.TemplateDelegate => {
    const ahead = compiledAhead(text);
    return ahead === undefined ? handlebars.compile(text, COMPILING) : handlebars.template(ahead);
  };
  const ready = new Map<TemplateName, Handlebars.TemplateDelegate>();
  const style = (name: (typeof STYLES)[number]): string => read(`styles/${name}.css`);
  const fill = (name: TemplateName, view: object, data: Readonly<Record<string, unknown>>): string => {
    const template = ready.get(name) ?? compiled(read(`${name}.hbs`));
    ready.set(name, template);
    return template(shown(view, writerIn({ data })), { data });
  };
  return {
    styles: style("paper"),
    stylesOf: {
      selfcheck: style("selfcheck"),
      marking: style("marking"),
      look: style("look"),
      web: style("web"),
      practice: style("practice"),
    },
    render: (name, view, t) => {
      try {
        const html = unparted(fill(name, view, { messages: t }));
        own?.check(html);
        return html;
      } catch (error) {
        throw own === null ? error : own.explain(error);
      }
    },
    blocks: (name, view, t) => {
      if (own !== null) return null;
      const blocks = new BlockWriter(unparted);
      fill(name, view, { messages: t, blocks });
      return blocks.blocks;
    },
    ...(own === null ? {} : { hash: own.hash }),
  };
}
