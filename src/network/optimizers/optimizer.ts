/** The names that an update speaks of: a parameter, its gradient, and what the optimizer remembers of it. */
export interface ParameterNames {
  readonly parameter: string;
  readonly gradient: string;
}

/** One line of an update: `id` is defined by `expression`. */
export interface UpdateLine {
  readonly id: string;
  readonly expression: string;
  readonly role: "state" | "new";
}

/**
 * A rule that turns a gradient into a new parameter. `settings` are given by the network file, with these
 * defaults; `states` are remembered from step to step, start at 0, and are named `{state}_{parameter}`.
 */
export interface Optimizer {
  readonly name: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  /** True when the rule uses the number of the step, `t`, counted from 1. */
  readonly countsSteps?: boolean;
  /** The rule as printed on paper, as TeX in w, g and η. */
  readonly tex: string;
  /** The lines of one parameter's update; the last defines `{parameter}_new`. */
  readonly lines: (names: ParameterNames) => readonly UpdateLine[];
}
