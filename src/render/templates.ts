import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import type { Messages } from "./locale.js";

export type TemplateName = "worksheet" | "key" | "solution" | "selfcheck" | "feedback" | "classreport";

/** The templates of a folder, compiled. */
export interface Templates {
  /** The body of a document. Every `{{value}}` is escaped; `{{t "key"}}` is a text of the language. */
  readonly render: (name: TemplateName, view: object, t: Messages) => string;
  readonly styles: string;
  /** What the self-check page, and what comes of marking, have beyond them. */
  readonly stylesOf: Readonly<Record<"selfcheck" | "marking", string>>;
}

const BUILT_IN = fileURLToPath(new URL("../../templates/", import.meta.url));
const compiled = new Map<string, Templates>();

/** The built-in templates, or another folder's of the same shape; read and compiled once. */
export function templatesOf(folder: string = BUILT_IN): Templates {
  const known = compiled.get(folder);
  if (known !== undefined) return known;
  const handlebars = Handlebars.create();
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  for (const file of readdirSync(join(folder, "partials"))) {
    if (file.endsWith(".hbs"))
      handlebars.registerPartial(file.slice(0, -".hbs".length), read(`partials/${file}`));
  }
  handlebars.registerHelper("t", function (this: unknown, key: string, options: Handlebars.HelperOptions) {
    const messages: unknown = options.data?.messages;
    if (typeof messages !== "function") throw new Error("a template was rendered without a language");
    return messages(key, options.hash);
  });
  const ready = new Map<TemplateName, Handlebars.TemplateDelegate>();
  const templates: Templates = {
    styles: read("styles/paper.css"),
    stylesOf: { selfcheck: read("styles/selfcheck.css"), marking: read("styles/marking.css") },
    render: (name, view, t) => {
      const template = ready.get(name) ?? handlebars.compile(read(`${name}.hbs`), { strict: true });
      ready.set(name, template);
      return template(view, { data: { messages: t } });
    },
  };
  compiled.set(folder, templates);
  return templates;
}

/** HTML of our own making (formulas, drawings), which a template takes as it is. */
export const ownHtml = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
