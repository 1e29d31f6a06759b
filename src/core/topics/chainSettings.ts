/** A rate of change: from `low` to `high`, with so many decimals. */
export interface Rate {
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
}

const rate = (low: number, high: number, decimals: number): Rate => ({ low, high, decimals });

/** Everyday chains of four quantities: the rates from the first to the second, on to the third, on to the fourth. The quantities stand in the locales. */
export const CHAIN_SETTINGS: Readonly<Record<string, readonly [Rate, Rate, Rate]>> = {
  bathtub: [rate(6, 14, 0), rate(0.3, 0.9, 1), rate(1.5, 4, 1)],
  bicycle: [rate(2.2, 3.8, 1), rate(1.9, 2.3, 1), rate(0.2, 0.6, 1)],
  car: [rate(0.05, 0.09, 2), rate(2.2, 2.8, 1), rate(0.1, 0.4, 1)],
  bakery: [rate(12, 30, 0), rate(0.2, 0.5, 1), rate(20, 40, 0)],
  "solar-panel": [rate(0.8, 2.6, 1), rate(4, 9, 0), rate(0.8, 1.9, 1)],
  printing: [rate(20, 45, 0), rate(3, 6, 0), rate(0.2, 0.8, 1)],
  mountain: [rate(4, 9, 0), rate(-0.009, -0.005, 3), rate(-40, -15, 0)],
  phone: [rate(1.2, 3.6, 1), rate(6, 12, 0), rate(0.04, 0.09, 2)],
  garden: [rate(0.4, 0.9, 1), rate(3, 8, 0), rate(0.3, 0.8, 1)],
  "coffee-shop": [rate(15, 40, 0), rate(0.12, 0.25, 2), rate(0.8, 1.6, 1)],
  factory: [rate(8, 25, 0), rate(1.5, 4, 1), rate(0.2, 0.7, 1)],
  heating: [rate(0.6, 1.8, 1), rate(7, 11, 0), rate(0.1, 0.4, 1)],
  currency: [rate(6, 14, 0), rate(0.7, 0.9, 1), rate(1.6, 1.9, 1)],
  pulley: [rate(1.5, 3.5, 1), rate(0.2, 0.8, 1), rate(20, 60, 0)],
};
