/** What Chrome writes: a rectangle, and a matrix. */
export const RECTANGLE = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/;
export const MATRIX = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) cm$/;

/** Chrome's units of a pixel. */
export const PIXEL = 3.125;

/** A colour as Chrome sets it. */
export const colour = (hex: string): string => {
  const [r, g, b] = [1, 3, 5].map((k) =>
    String(Math.round((Number.parseInt(hex.slice(k, k + 2), 16) / 255) * 1e4) / 1e4).replace(/^0\./, "."),
  );
  return `${r} ${g} ${b} RG ${r} ${g} ${b} rg`;
};

/** Seven decimals, as Chrome writes them. */
export const rounded = (value: number): string => String(Math.round(value * 1e7) / 1e7 || 0);

/** Pixels as they are written: a ten-thousandth of one is less than anybody sees, and Chrome's short numbers have noise there. */
export const short = (pixels: number | string): string => String(Math.round(Number(pixels) * 1e4) / 1e4 || 0);
