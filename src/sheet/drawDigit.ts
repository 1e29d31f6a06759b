import type { ShippedDigit } from "../digits/digitFile.js";
import { digitNetwork } from "../digits/digitNetwork.js";
import { shippedDigits } from "../digits/shipped.js";
import type { Network } from "../network/network.js";
import { stream } from "../random.js";
import { aboutDigit } from "../topics/digit.js";
import type { Topic } from "../topics/topic.js";
import type { DigitPicture } from "./sheet.js";

export interface DrawnDigit {
  readonly digit: ShippedDigit;
  readonly network: Network;
  readonly topic: Topic;
  readonly picture: DigitPicture;
}

/** Draws one of the shipped digits and one of its hidden neurons, from streams named by `path`. */
export function drawDigit(path: readonly (string | number)[]): DrawnDigit {
  const { digits, rows, columns } = shippedDigits();
  const digit = stream(...path, "digit").pick(digits);
  const hidden = stream(...path, "hidden").integer(0, digit.hidden.length - 1);
  const { pixels, label, index } = digit;
  return {
    digit,
    network: digitNetwork(digit, hidden),
    topic: aboutDigit(digit),
    picture: { rows, columns, pixels, label, index },
  };
}
