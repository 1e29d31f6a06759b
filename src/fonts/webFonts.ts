import { readFileSync } from "node:fs";
import { fontFile, subsetsOf } from "./fontSubsets.js";

/** A font file that pages of a server may ask for, by the end of its address. */
interface WebFace {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly font: string;
  readonly part: string;
  readonly range: string | undefined;
}

let known: readonly WebFace[] | undefined;

/** Every face of letters, Korean and mathematics, in parts: a browser fetches those alone whose letters a page has. */
function webFaces(): readonly WebFace[] {
  known ??= [
    ...subsetsOf("stix-two-text").flatMap(({ name, range }) =>
      ([400, 700] as const).flatMap((weight) =>
        (["normal", "italic"] as const).map((style) => ({
          ...{ family: "STIX Two Text", weight, style, range },
          ...{ font: "stix-two-text", part: `${name}-${weight}-${style}` },
        })),
      ),
    ),
    ...subsetsOf("noto-sans-kr")
      .filter(({ name }) => name.startsWith("[") || name === "latin")
      .flatMap(({ name, range }) =>
        ([400, 700] as const).map((weight) => ({
          ...{ family: "Noto Sans KR", weight, style: "normal" as const, range },
          ...{ font: "noto-sans-kr", part: `${name.replace(/^\[|\]$/g, "")}-${weight}-normal` },
        })),
      ),
    {
      ...{ family: "STIX Two Math", weight: 400, style: "normal", range: undefined },
      ...{ font: "stix-two-math", part: "latin-400-normal" },
    },
  ];
  return known;
}

const addressOf = ({ font, part }: WebFace): string => `${font}-${part}.woff2`;

/** The `@font-face` rules of a server's pages, their files below the address `base`. */
export const webFontRules = (base: string): string =>
  webFaces()
    .map((face) => {
      const range = face.range === undefined ? "" : `unicode-range:${face.range};`;
      return (
        `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};${range}` +
        `font-display:swap;src:url(${base}${addressOf(face)}) format("woff2")}\n`
      );
    })
    .join("");

/** The bytes of a font by the end of its address; null for a name that is none of ours. */
export function webFont(address: string): Uint8Array | null {
  const face = webFaces().find((one) => addressOf(one) === address);
  return face === undefined ? null : readFileSync(fontFile(face.font, face.part));
}

/** Every font of web pages by the end of its address. */
export const fontFilesOf = (): { readonly name: string; readonly bytes: Uint8Array }[] =>
  webFaces().map((face) => ({
    name: addressOf(face),
    bytes: readFileSync(fontFile(face.font, face.part)),
  }));
