import type { Locale } from "./locale.js";

export const en: Locale = {
  letters: "serif",
  type: { text: 10.5, small: 9.5, spacing: 1.38 },
  commaGroups: false,
  untitled: "Backpropagation",
  required: true,
  letter: "",
  tex: { head: [], exam: [], has: () => false },
  unparted: (html) => html,
};
