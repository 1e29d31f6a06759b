/** The names that an update speaks of: a parameter, its gradient, and what the optimizer remembers of it. */
export interface ParameterNames {
  readonly parameter: string;
  readonly renewed: string;
  readonly gradient: string;
  /** What is remembered, by its letter: before the step, and as the step leaves it. */
  readonly before: (letter: string) => string;
  readonly after: (letter: string) => string;
  /** What is worked out on the way and not remembered. */
  readonly aside: (letter: string) => string;
  /** The number of the step, or its name. */
  readonly step: string;
}

/** One line of an update: `id` is defined by `expression`. */
export interface UpdateLine {
  readonly id: string;
  readonly expression: string;
  /** The letter of what is remembered or worked out on the way; null for the new value. */
  readonly state: string | null;
}

export type Reals = Float32Array | Float64Array;

/** What a rule works on in place: parameters, their gradients, and as many arrays of memory as it has `states`. */
export interface StepArrays {
  readonly parameters: Reals;
  readonly gradients: Reals;
  readonly states: readonly Reals[];
}

/** The numbers of a rule: η, its settings by name, and the number of the step, counted from 1. */
export interface StepNumbers {
  readonly learningRate: number;
  readonly settings: Readonly<Record<string, number>>;
  readonly t: number;
}

/**
 * A rule that turns a gradient into a new parameter. `settings` are given by the network file, with these
 * defaults; `states`, a letter each, are remembered from step to step and start at 0.
 */
export interface Optimizer {
  readonly name: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  /** True when the rule uses the number of the step, `t`, counted from 1. */
  readonly countsSteps?: boolean;
  /** The rule as printed on paper, as TeX in w, g and η. */
  readonly tex: string;
  /** One step for the elements from `from` up to, not with, `to`: the numbers that `lines` define, in place. */
  readonly step: (arrays: StepArrays, from: number, to: number, numbers: StepNumbers) => void;
  /** The lines of one parameter's update; the last defines its new value. */
  readonly lines: (names: ParameterNames) => readonly UpdateLine[];
}

/** The memory number k of a rule. Throws RangeError when the arrays were made for another rule. */
export function stateAt({ states }: StepArrays, k: number): Reals {
  const state = states[k];
  if (state === undefined)
    throw new RangeError(`the rule needs ${k + 1} arrays of memory, not ${states.length}`);
  return state;
}

/** A setting by name. Throws RangeError when it was not given. */
export function settingOf({ settings }: StepNumbers, name: string): number {
  const value = settings[name];
  if (value === undefined) throw new RangeError(`the rule needs the setting ${name}`);
  return value;
}
