/** Where something stands in data: keys, and indices from 0. */
export type Path = readonly (string | number)[];

/** `layers[0].weights[1]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}
