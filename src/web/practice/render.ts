import Handlebars from "handlebars";
import { parts as facts } from "../../../templates/partials/facts.hbs";
import { parts as given } from "../../../templates/partials/given.hbs";
import { parts as selfchosen } from "../../../templates/partials/selfchosen.hbs";
import { parts as sides } from "../../../templates/partials/sides.hbs";
import { parts as worked } from "../../../templates/partials/worked.hbs";
import { parts as help } from "../../../templates/practice/help.hbs";
import { parts as helper } from "../../../templates/practice/helper.hbs";
import { parts as home } from "../../../templates/practice/home.hbs";
import { parts as languages } from "../../../templates/practice/languages.hbs";
import { parts as question } from "../../../templates/practice/question.hbs";
import { parts as solution } from "../../../templates/practice/solution.hbs";
import type { Messages } from "../../words/messages.js";

const PARTIALS = { facts, given, selfchosen, sides, worked, helper, languages, solution } as const;
const PAGES = { help, home, question, solution } as const;

const handlebars = Handlebars.create();
for (const [name, parts] of Object.entries(PARTIALS))
  handlebars.registerPartial(name, handlebars.template(parts));
handlebars.registerHelper("t", (key: string, options: Handlebars.HelperOptions) =>
  (options.data.messages as Messages<string>)(key, options.hash),
);

const pages = Object.fromEntries(
  Object.entries(PAGES).map(([name, parts]) => [name, handlebars.template(parts)]),
);

/** A part of the page as HTML; every value is escaped but what our own formulas and drawings are. */
export const render = (name: keyof typeof PAGES, view: object, t: Messages): string =>
  pages[name]?.(view, { data: { messages: t } }) ?? "";
