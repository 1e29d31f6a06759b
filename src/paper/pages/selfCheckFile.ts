import type { Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { contextsOf } from "../../document/build/questionContext.js";
import { exactFonts } from "../fonts/exactFonts.js";
import { selfCheckHtml } from "./selfCheck.js";
import { templatesOf } from "./templates/templates.js";

/** A self-check page to write to a file: its fonts are cut to the characters that it, or `beside` put into it, can show. */
export const selfCheckFile = (sheet: Sheet, templates = templatesOf(), beside = ""): Promise<string> =>
  exactFonts(selfCheckHtml(sheet, templates), `${namesIn(sheet)}${beside}`, sheet.student?.name);

/** Every quantity as a formula: messages name also those that the page says nothing of. */
const namesIn = (sheet: Sheet): string =>
  contextsOf(sheet, messagesFor(sheet.locale))
    .flatMap(({ graph, setter }) =>
      [...graph.givens.keys(), ...graph.byId.keys()].flatMap((id) => [
        setter.symbol(id),
        setter.symbol(id, true),
      ]),
    )
    .join("");
