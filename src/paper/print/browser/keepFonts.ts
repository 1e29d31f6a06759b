import { withFonts } from "../../fonts/named.js";

/** A document without its fonts, and which fonts it wants: those new to the page in full, all by key. */
export interface SplitDocument {
  readonly html: string;
  readonly newRules: readonly (readonly [key: number, rule: string])[];
  readonly keys: readonly number[];
}

/**
 * Takes the `<style data-fonts>` elements out of documents for one page, which keeps their fonts: each `@font-face`
 * rule is sent once, with its font where it names one. Fonts in other style elements work too, but are decoded anew for each document.
 */
export function keepFonts(): (html: string) => SplitDocument {
  const keyOfRule = new Map<string, number>();
  const rulesOfBlock = new Map<string, readonly string[]>();
  return (html) => {
    const keys: number[] = [];
    const newRules: [number, string][] = [];
    const rest = html.replace(/<style data-fonts>([^<]*)<\/style>/g, (_, block: string) => {
      const rules = rulesOfBlock.get(block) ?? block.match(/@font-face\s*\{[^}]*\}/g) ?? [];
      rulesOfBlock.set(block, rules);
      for (const rule of rules) {
        const known = keyOfRule.get(rule);
        const key = known ?? keyOfRule.size;
        if (known === undefined) {
          keyOfRule.set(rule, key);
          newRules.push([key, withFonts(rule)]);
        }
        keys.push(key);
      }
      return "";
    });
    return { html: rest, newRules, keys };
  };
}
