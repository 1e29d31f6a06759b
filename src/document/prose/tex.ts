import temml from "temml";

/** TeX that does not parse: what is wrong, and at which of its characters, from 0. */
export interface TexFault {
  readonly message: string;
  readonly at: number;
}

/** What is said of TeX ends where the parser begins to quote it. */
const QUOTED = /\s+at (?:position \d+|end of input):[\s\S]*$/;

/** The first thing that Temml cannot read of a formula, or null. */
export function texFault(tex: string): TexFault | null {
  try {
    temml.renderToString(tex, { throwOnError: true, wrap: "none" });
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Of a script without anything in it Temml says nothing of its own.
    if (!("position" in error)) return { message: "it cannot be read", at: 0 };
    const at = typeof error.position === "number" ? error.position : 0;
    const said = error.message.trim().replace(QUOTED, "");
    return { message: said.charAt(0).toLowerCase() + said.slice(1), at: Math.min(at, tex.length) };
  }
}
