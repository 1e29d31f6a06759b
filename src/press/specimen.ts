/** Letters and signs of texts, in each of the four styles. */
const TEXT =
  " !\"#%&'()*+,-./:;<=>?@[\\]^_{|}~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
  "·×÷±−–—‘’“”…°′″@²≤≥≠≈→←↔∂∞√∑▸ₐ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΣΦΨΩŷéü fi ff fl";
const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩℓ∂∇";
const SIGNS = "\u00a0\u22c5+−-=<>≤≥≠≈·×÷/∗∘⊙∈→←↦|∥()[]{},.;:!?′″∞…⋯⋮⋱ˆ~¯˙∑∏∫%";
const GROWING = "()[]{}|∣‖√";

const STYLES = ["", "font-weight:700", "font-style:italic", "font-weight:700;font-style:italic"];

/** What the specimen's document has. */
export interface SpecimenFonts {
  readonly isKorean: boolean;
  /** Whether one of the fonts that name their characters has a letter: the machine's own are to be asked for none. */
  readonly has: (letter: string) => boolean;
}

/** A body that shows every glyph which pressed documents often have: what Chrome embeds for it is embedded in all of them. */
export function specimen({ isKorean, has }: SpecimenFonts): string {
  const text = [...TEXT].filter((letter) => !/\p{L}/u.test(letter) || has(letter)).join("");
  const sample = `${escaped(text)} ${DIGITS} <span style="font-variant-numeric:tabular-nums">${DIGITS}</span>`;
  // Korean pages have a face of their own for texts, and that of the letters for what belongs to formulas.
  const families = isKorean ? ["", "font-family:var(--letters);"] : [""];
  const texts = families.flatMap((family) =>
    STYLES.map((style) => `<p style="${family}${style}">${sample}</p>`),
  );
  const letters = [...LETTERS].map((letter) => `<mi>${letter}</mi><mi mathvariant="normal">${letter}</mi>`);
  const signs = [...SIGNS].map((sign) => `<mo stretchy="false">${escaped(sign)}</mo>`);
  const all = [
    ...letters,
    `<mn>${DIGITS}</mn>`,
    `<mn>${escaped(",.%−")}</mn>`,
    "<mtext>a b&nbsp;c</mtext>",
    ...signs,
  ];
  const grown = HEIGHTS.flatMap((height) => [...GROWING].map((sign) => grow(sign, height)));
  return [
    ...texts,
    // What runs over the page's edge is not embedded.
    `<p>${all.map((one) => `<math><msub>${one}<mrow>${one}</mrow></msub></math> `).join("")}</p>`,
    `<p>${grown.map((one) => `<math><mstyle displaystyle="true">${one}</mstyle></math> `).join("")}</p>`,
    `<p><math><msqrt><mfrac><mn>1</mn><mi>n</mi></mfrac></msqrt><mover><mi>y</mi><mo>ˆ</mo></mover><munder><mo largeop="true">∑</mo><mi>i</mi></munder><munder><mo largeop="true">∏</mo><mi>i</mi></munder></math></p>`,
    `<p><math><mstyle displaystyle="true"><munder><mo>∑</mo><mi>i</mi></munder><munder><mo>∏</mo><mi>i</mi></munder></mstyle></math></p>`,
  ].join("\n");
}

/** How high signs grow, in em: fonts have the smaller sizes closer to each other. */
const HEIGHTS = [
  ...Array.from({ length: 25 }, (_, k) => 0.2 + k / 25),
  ...Array.from({ length: 20 }, (_, k) => 1.3 + k / 10),
  ...Array.from({ length: 8 }, (_, k) => 3.5 + k / 2),
];

/** A sign that grows with what it stands beside. */
function grow(sign: string, height: number): string {
  const inside = `<mspace height="${height / 2}em" depth="${height / 2}em"></mspace>`;
  if (sign === "√") return `<msqrt>${inside}</msqrt>`;
  return `<mrow><mo stretchy="true" fence="true">${sign}</mo>${inside}</mrow>`;
}

const escaped = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.codePointAt(0)};`);
