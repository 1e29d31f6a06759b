import { nth } from "../base/known.js";
import { answerTo, type DigitAnswer } from "./answer.js";
import { fromBase64 } from "./base64.js";
import type { DigitFile, DigitImage } from "./digitFile.js";
import { type Layer, unpackLayer } from "./eightBits.js";
import { recordStarts, unpackRecord } from "./records.js";

/** A shipped image with what the network makes of it. */
export type ShippedDigit = DigitImage & DigitAnswer;

/** The digits of a file, each unpacked and answered when it is asked for. */
export interface Digits {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly layers: readonly Layer[];
  /** The k-th image, from 0. Throws RangeError beyond the last. */
  readonly digit: (k: number) => ShippedDigit;
}

/** Throws RangeError where the file's layers or images do not fit each other. */
export function openDigits({ network, rows, columns, digits }: DigitFile): Digits {
  const layers = network.parameters.map((packed, l) => unpackLayer(packed, nth(network.layers, l)));
  const bytes = fromBase64(digits);
  const starts = recordStarts(bytes);
  return {
    count: starts.length,
    rows,
    columns,
    layers,
    digit: (k) => {
      const image = unpackRecord(bytes, nth(starts, k), rows * columns);
      return { ...image, ...answerTo(image.levels, layers, network.activations) };
    },
  };
}
