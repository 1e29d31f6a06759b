import { displayNumber } from "../../../core/graph/rounding.js";
import { sigmoidActivation } from "../../../core/network/activations/sigmoid.js";
import { LOSSES } from "../../../core/network/losses/index.js";

/** The network that lectures read handwritten digits with, and the images of MNIST that it is trained on. */
const SIZES = [784, 100, 10] as const;
const IMAGES = 60_000;
const FIVE = 5;

const slope = (z: number): number => sigmoidActivation.slope?.(z) ?? Number.NaN;
const missBy = (distance: number): number =>
  LOSSES.mse.value({ activation: sigmoidActivation, sums: [], activations: [distance], targets: [0] });
const products = SIZES[0] * SIZES[1] + SIZES[1] * SIZES[2];
const parameters = products + SIZES[1] + SIZES[2];

/** Each number that a lesson says, worked out here: `{quarter}` in its text is the value of that name. */
const CLAIMS: Readonly<Record<string, number>> = {
  zero: missBy(0),
  one: sigmoidActivation.range[1],
  two: 2,
  three: 3,
  six: 2 * 3,
  /** How much more a miss twice as large counts. */
  four: missBy(2) / missBy(1),
  five: FIVE,
  away: FIVE,
  far: slope(FIVE),
  quarter: slope(0),
  left: slope(0) ** FIVE,
  parameters,
  /** The loss once for each parameter, and once as it is. */
  runs: parameters + 1,
  images: IMAGES,
  products: products * IMAGES * (parameters + 1),
};

/** The claims as texts take them, at two digits but for whole numbers. */
export const claims = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(CLAIMS).map(([name, value]) => [
      name,
      Number.isInteger(value) ? whole(value) : short(value),
    ]),
  );

const whole = (value: number): string => value.toLocaleString("en-US");
const short = (value: number): string => displayNumber(value, { significant: 2 });
