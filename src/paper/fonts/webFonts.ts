import { readFileSync } from "node:fs";
import { fontFile, subsetsOf } from "./fontSubsets.js";

/** A font file that pages of a server may ask for, by the end of its address. */
export interface WebFace {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly font: string;
  readonly part: string;
  readonly range: string | undefined;
}

let known: readonly WebFace[] | undefined;

/** Every face of letters, Korean and mathematics, in parts: a browser fetches those alone whose letters a page has. */
export function webFaces(): readonly WebFace[] {
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

/** A face's `@font-face` rule, its file below the address `base`. */
export function ruleOfFace(face: WebFace, base: string): string {
  const range = face.range === undefined ? "" : `unicode-range:${face.range};`;
  return (
    `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};${range}` +
    `font-display:swap;src:url(${base}${addressOf(face)}) format("woff2")}\n`
  );
}

/** A face's file, by the end of its address. */
export const fileOfFace = (face: WebFace): [name: string, bytes: Uint8Array] => [
  addressOf(face),
  readFileSync(fontFile(face.font, face.part)),
];

/** The `@font-face` rules of a server's pages, their files below the address `base`. */
export const webFontRules = (base: string): string =>
  webFaces()
    .map((face) => ruleOfFace(face, base))
    .join("");

/** The bytes of a font by the end of its address; null for a name that is none of ours. */
export function webFont(address: string): Uint8Array | null {
  const face = webFaces().find((one) => addressOf(one) === address);
  return face === undefined ? null : fileOfFace(face)[1];
}
