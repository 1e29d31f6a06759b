import { nth } from "../../core/base/known.js";
import { isOfLayer } from "../../core/network/activations/activation.js";
import { ACTIVATIONS, type ActivationName, activationNamed } from "../../core/network/activations/index.js";
import { LOSSES, type LossName } from "../../core/network/losses/index.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import type { Course, Exercise } from "./course.js";
import { lossesFor, type Wish } from "./draw.js";

interface Choice {
  readonly name: "level" | "net" | "act" | "loss";
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly on: boolean }[];
}

/** Shapes to choose from, inputs first; of those a topic takes what it can. */
const SHAPES = ["2-2-1", "2-3-1", "3-2-1", "2-2-2", "2-2-2-1"] as const;

/** What can be chosen of a question: its level, and of a drawn network the shape, the hidden activation and the loss. */
export function choicesOf({ question }: Exercise, wish: Wish, course: Course, t: Messages): Choice[] {
  const levels: Choice[] =
    course.levels.length === 0
      ? []
      : [
          choice("level", t("practice.level"), wish.level, course.levels, (one) =>
            t(keyOf("practice", "level", one)),
          ),
        ];
  const { network } = question;
  if (!course.networks || network?.kind !== "drawn") return levels;
  const sizes = (wish.network.sizes ?? network.sizes).join("-");
  const output = nth(network.activations, -1);
  const own = network.activations[0] ?? output;
  const hidden = (Object.keys(ACTIVATIONS) as ActivationName[]).filter(
    (name) => !isOfLayer(activationNamed(name)),
  );
  const losses = lossesFor(output, Object.keys(LOSSES) as LossName[]);
  const shapes = [...new Set([network.sizes.join("-"), ...SHAPES])];
  return [
    ...levels,
    choice("net", t("practice.net"), sizes, shapes, (one) => one),
    choice("act", t("practice.act"), wish.network.activation ?? own, hidden, (one) =>
      t(keyOf("activation", one)),
    ),
    choice("loss", t("practice.loss"), wish.network.loss ?? network.loss, losses, (one) => one),
  ].filter(({ options }) => options.length > 1);
}

const choice = <T extends string>(
  name: Choice["name"],
  label: string,
  now: T,
  all: readonly T[],
  text: (one: T) => string,
): Choice => ({ name, label, options: all.map((one) => ({ value: one, text: text(one), on: one === now })) });
