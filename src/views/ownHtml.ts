import Handlebars from "handlebars";

/** HTML of our own making (formulas, drawings), which a template takes as it is. */
export const ownHtml = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
