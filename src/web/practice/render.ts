import { templates } from "templates:practice";
import Handlebars from "handlebars";
import type { Messages } from "../../core/words/messages.js";
import { sentenceHtml } from "../../document/write/html/sentenceHtml.js";
import { shown } from "../../document/write/html/shown.js";

const handlebars = Handlebars.create();
const ready = new Map(Object.entries(templates).map(([name, parts]) => [name, handlebars.template(parts)]));
for (const [name, template] of ready) handlebars.registerPartial(name, template);
handlebars.registerHelper("t", (key: string, options: Handlebars.HelperOptions) =>
  (options.data.messages as Messages<string>)(key, options.hash),
);
handlebars.registerHelper("prose", (text: unknown) => sentenceHtml(text));
// A page is no paper: what is a block there stands here as it is.
const MARK = new Handlebars.SafeString(" data-strip");
handlebars.registerHelper("block", function (this: unknown, options: Handlebars.HelperOptions) {
  return options.fn(this, { data: { ...options.data, mark: MARK } });
});
handlebars.registerHelper("lineNumber", () => "");

/** A part of the page as HTML; every value is escaped but what our own formulas and drawings are. */
export const render = (
  name: "home" | "lesson" | "moving" | "question" | "play" | "turned" | "helpstep" | "solved",
  view: object,
  t: Messages,
): string => ready.get(name)?.(shown(view), { data: { messages: t } }) ?? "";
