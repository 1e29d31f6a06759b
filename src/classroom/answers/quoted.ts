import { visible } from "../../core/base/visible.js";

const SHOWN = 40;

/** A text from a file as it can be shown on one line: short, and without what a terminal would obey. */
export const quoted = (text: string): string =>
  visible(JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text));
