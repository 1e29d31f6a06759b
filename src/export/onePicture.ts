/** Between two drawings, in px. */
const GAP = 14;
const END = "</svg>";

/** Drawings of our own under each other as one, for what takes one picture a question; null where there is none. */
export function onePicture(html: string): string | null {
  const start = html.indexOf("<svg");
  if (start < 0) return null;
  if (!html.includes("<svg", start + 1)) return html.slice(start, html.indexOf(END, start) + END.length);
  const drawings = [...html.matchAll(/<svg([^>]*)>(.*?)<\/svg>/gs)].map(
    ([, attributes = "", inside = ""]) => ({
      attributes,
      inside,
      width: Number(attributeOf(attributes, "width")),
      height: Number(attributeOf(attributes, "height")),
    }),
  );
  const width = Math.max(...drawings.map((one) => one.width));
  let top = 0;
  const groups = drawings.map((one) => {
    const left = Math.round((width - one.width) / 2);
    const group = `<g transform="translate(${left},${top})"${inherited(one.attributes)}>${one.inside}</g>`;
    top += Math.ceil(one.height) + GAP;
    return group;
  });
  const height = top - GAP;
  const alt = drawings.map(({ attributes }) => attributeOf(attributes, "aria-label")).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${alt}" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}">${groups.join("")}</svg>`,
  ].join("");
}

const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";

/** What a drawing says of all its letters and lines. */
const inherited = (attributes: string): string =>
  [...attributes.matchAll(/\s(?:font-[a-z]+|fill|stroke[a-z-]*)="[^"]*"/g)].map(([one]) => one).join("");
