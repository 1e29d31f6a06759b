/** Seven decimals, as Chrome writes them. */
export const rounded = (value: number): string => String(Math.round(value * 1e7) / 1e7 || 0);
