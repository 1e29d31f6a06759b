const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it stands in SVG, in attributes too. */
export function escapeXml(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A number with at most two decimals. */
export function n(value: number): string {
  const hundredths = Math.round(value * 100);
  if (!(Math.abs(hundredths) < 1e9)) return String(hundredths / 100);
  // Whole numbers are written much quicker than others.
  const size = Math.abs(hundredths);
  const [whole, rest] = [Math.trunc(size / 100), size % 100];
  const sign = hundredths < 0 ? "-" : "";
  if (rest === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${rest % 10 === 0 ? rest / 10 : rest < 10 ? `0${rest}` : rest}`;
}
