import type { LocaleName } from "../base/settings.js";

/** The words around a training on a terminal; stages and reasons are in templates/locales. */
export interface TrainingWords {
  readonly network: string;
  readonly training: string;
  readonly update: string;
  readonly loss: string;
  readonly after: string;
}

export const TRAINING_WORDS: Readonly<Record<LocaleName, TrainingWords>> = {
  en: {
    network: "Network",
    training: "Training",
    update: "update",
    loss: "loss",
    after: "After the last update",
  },
  ko: { network: "신경망", training: "학습", update: "갱신", loss: "손실", after: "마지막 갱신 뒤" },
};
