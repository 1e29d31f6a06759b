import type { Question } from "../../../../src/core/sheet/sheet.js";

export type Values = Map<string, number>;
export type Network = NonNullable<Question["network"]>;

export const at = (list: readonly number[] | undefined, k: number): number => list?.[k] ?? Number.NaN;

export const number = (values: Values, id: string): number => values.get(id) ?? Number.NaN;
