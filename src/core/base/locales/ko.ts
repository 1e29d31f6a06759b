import type { Locale } from "./locale.js";

export const ko: Locale = {
  letters: "sans",
  type: { text: 10, small: 9, spacing: 1.5 },
  commaGroups: true,
  untitled: "역전파",
  required: true,
  letter: "가",
  tex: {
    head: ["\\usepackage{kotex}"],
    exam: ["\\pointpoints{점}{점}", "\\pagestyle{foot}", "\\cfoot{\\thepage}"],
    has: (text) => /[\uac00-\ud7a3\u3131-\u318e]/.test(text),
  },
  // A particle stays with the bracket before it, and no line begins with a middle dot: U+2060 before Korean letters.
  unparted: (html) =>
    HANGUL.test(html)
      ? html.replace(/\)(?=[가-힣])/g, ")\u2060").replace(/(?<=\S)·(?=[가-힣])/g, "\u2060·")
      : html,
};

const HANGUL = /[가-힣]/;
