import { parseHTML } from "linkedom";
import { fail } from "../../../core/base/errors.js";

/** Only a page that says one of these is looked at closer. */
const MAYBE = /<meta|<base|<form|formaction|href\s*=/i;

/** Where a link may lead: within the page, or to what a reader opens on purpose. */
const LINK = /^(?:#|https?:|mailto:)/i;

/**
 * Throws WRONG_VALUE for what the templates in `folder` have made a page of that leaves itself, or runs something: a
 * meta refresh, which a policy does not stop, or a link that is a program.
 */
export function refuseMoving(html: string, folder: string): void {
  if (!MAYBE.test(html)) return;
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const moving = [...document.querySelectorAll("meta[http-equiv], base, form[action], [formaction]")].map(
    (element) => `<${element.tagName.toLowerCase()}>`,
  );
  const links = [...document.querySelectorAll("*")].flatMap((element) =>
    ["href", "xlink:href"].flatMap((name) => element.getAttribute(name) ?? []),
  );
  const [first] = [...moving, ...links.filter((link) => !LINK.test(link.trim()))];
  if (first === undefined) return;
  throw fail(
    "WRONG_VALUE",
    `a page of these templates holds ${JSON.stringify(first)}; pages neither move on by themselves nor run anything: links that begin with #, https: or mailto: would be right`,
    { file: folder },
  );
}
