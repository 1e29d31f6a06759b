/** A step of a path as SVG has it: absolute in capitals, by how much in small letters. Pixels. */
export type Step =
  | readonly ["M" | "L", x: number, y: number]
  | readonly ["H", x: number]
  | readonly ["V", y: number]
  | readonly ["Q", throughX: number, throughY: number, x: number, y: number]
  | readonly ["h" | "v", by: number]
  | readonly ["Z" | "z"];

/** What lines and areas are painted with; a colour is `#rgb`, `#rrggbb` or `rgb(r,g,b)`. Of no colour nothing is painted. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** Pixels; 1 where none is given. */
  readonly width?: number;
  /** Lengths of strokes and of what is between them. */
  readonly dashes?: readonly number[];
}

/** Letters of one size and style that begin at a place on their baseline. */
export interface Letters {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly italic?: boolean;
  /** Pixels; that of what holds them where none is given. */
  readonly size?: number;
}

export type Shape =
  | { readonly kind: "path"; readonly steps: readonly Step[]; readonly paint: Paint }
  | {
      readonly kind: "circle";
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly paint: Paint;
    }
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly paint: Paint;
    }
  /** A text by itself; `anchor`: which end of it stands at its place, default the start. */
  | { readonly kind: "label"; readonly letters: Letters; readonly anchor?: "middle" | "end" }
  /** A typeset line: each of its pieces has its place. */
  | { readonly kind: "line"; readonly size: number; readonly pieces: readonly Letters[] }
  /** Moved, and then turned with the clock, in degrees. */
  | {
      readonly kind: "group";
      readonly x: number;
      readonly y: number;
      readonly turn: number;
      readonly shapes: readonly Shape[];
    };

/** A drawing in black and grey. Pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Of its width and height; pixels where none is given. */
  readonly unit?: "mm";
  /** What of its own plane it shows. */
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** What a screen reader says instead. */
  readonly spoken: string;
  /** Size of letters that have none. */
  readonly size?: number;
  /** Of squares with sharp edges, without letters. */
  readonly isRaster?: true;
  readonly shapes: readonly Shape[];
}

/** Pixels between two pictures under each other. */
const GAP = 14;

/** Pictures under each other as one, each in the middle; null where there is none. */
export function stackedPictures(pictures: readonly Picture[]): Picture | null {
  const [first, second] = pictures;
  if (first === undefined || second === undefined) return first ?? null;
  const width = Math.max(...pictures.map((one) => one.width));
  let top = 0;
  const shapes = pictures.map((one): Shape => {
    const group = {
      ...({ kind: "group", x: Math.round((width - one.width) / 2), y: top, turn: 0 } as const),
      shapes: one.size === undefined ? one.shapes : one.shapes.map((shape) => sized(shape, one.size ?? 0)),
    };
    top += Math.ceil(one.height) + GAP;
    return group;
  });
  const height = top - GAP;
  return {
    ...{ width, height, shapes, view: { x: 0, y: 0, width, height } },
    spoken: pictures.map(({ spoken }) => spoken).join(" "),
  };
}

/** With a size for the letters that have none. */
const sized = (shape: Shape, size: number): Shape =>
  shape.kind === "label" ? { ...shape, letters: { size, ...shape.letters } } : shape;
