import { twice } from "./finding.js";
import { declaredIn, play, Unplayable, type Value } from "./qtiPlayer.js";
import { attributeOf, textIn, within, type XmlElement } from "./xml.js";

/** What is wrong with an item, in the names of QTI 2.1, as a player would find it; and how many blanks it has. */
export function checkItem(
  item: XmlElement,
  isThere: (href: string) => boolean,
): { readonly blanks: number; readonly faults: string[] } {
  const declarations = within(item, "responseDeclaration");
  const ids = declarations.map((one) => attributeOf(one, "identifier"));
  const outcomes = within(item, "outcomeDeclaration").map((one) => attributeOf(one, "identifier"));
  const asked = within(item, "itemBody")
    .flatMap((body) => every(body))
    .flatMap(({ attributes }) => attributes["responseIdentifier"] ?? []);
  const pictures = within(item, "img").map((one) => attributeOf(one, "src"));
  const faults = [
    ...twice([...ids, ...outcomes]).map((id) => `two declarations have the identifier ${id}`),
    ...ids.filter((id) => !asked.includes(id)).map((id) => `${id} is declared, but no blank asks for it`),
    ...asked.filter((id) => !ids.includes(id)).map((id) => `a blank asks for ${id}, which is not declared`),
    ...within(item, "modalFeedback")
      .map((one) => attributeOf(one, "outcomeIdentifier"))
      .filter((id, k, all) => !outcomes.includes(id) && all.indexOf(id) === k)
      .map((id) => `feedback waits for ${id}, which is not declared`),
    ...pictures
      .filter((src) => !/^(?:data|https?):/.test(src) && !isThere(src))
      .map((src) => `its picture ${src} is not in the package`),
  ];
  try {
    faults.push(...played(item, declarations));
  } catch (error) {
    if (!(error instanceof Unplayable)) throw error;
    faults.push(error.message);
  }
  return { blanks: asked.length, faults };
}

const every = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(every)];

function played(item: XmlElement, declarations: readonly XmlElement[]): string[] {
  const right = new Map(
    declarations.map((one) => [attributeOf(one, "identifier"), declaredIn(one, "correctResponse")]),
  );
  const score = (changes: readonly (readonly [string, Value])[] = []): number =>
    Number(play(item, new Map([...right, ...changes])).get("SCORE") ?? Number.NaN);
  const full = score();
  const most = within(item, "outcomeDeclaration").find(
    (one) => attributeOf(one, "identifier") === "MAXSCORE",
  );
  const wanted = most === undefined ? full : Number(declaredIn(most, "defaultValue"));
  // What is written in words a person marks, up to the rest of the points.
  const written = within(item, "extendedTextInteraction").map((one) =>
    attributeOf(one, "responseIdentifier"),
  );
  return [
    ...(Math.abs(full - wanted) < 1e-9 || (written.length > 0 && full < wanted)
      ? []
      : [`its right answers earn ${full} of ${wanted} points, which cannot be reached`]),
    ...(score([...right.keys()].map((id) => [id, null] as const)) > 0
      ? ["it earns points with nothing in it"]
      : []),
    ...declarations
      .filter((one) => !written.includes(attributeOf(one, "identifier")))
      .flatMap((declaration) => blankFaults(item, declaration, full, score)),
  ];
}

function blankFaults(
  item: XmlElement,
  declaration: XmlElement,
  full: number,
  score: (changes: readonly (readonly [string, Value])[]) => number,
): string[] {
  const id = attributeOf(declaration, "identifier");
  const right = declaredIn(declaration, "correctResponse");
  if (right === null) return [`${id} has no right answer`];
  const earned = (value: Value): number => score([[id, value]]);
  if (attributeOf(declaration, "baseType") === "identifier") {
    const options = within(item, "itemBody")
      .flatMap(every)
      .filter(({ attributes }) => attributes["responseIdentifier"] === id)
      .flatMap((one) => [...within(one, "simpleChoice"), ...within(one, "inlineChoice")])
      .map((one) => attributeOf(one, "identifier"));
    return [
      ...twice(options).map((option) => `two options of ${id} are called ${option}`),
      ...(String(right)
        .split(" ")
        .every((one) => options.includes(one))
        ? []
        : [`${id}: its right answer ${right} is none of its options`]),
      ...(options.length > 1 && options.every((option) => earned(option) >= full)
        ? [`${id}: every option earns as much as the right one`]
        : []),
    ];
  }
  if (typeof right !== "number") return [];
  if (Number.isNaN(right)) {
    const [written = ""] = within(declaration, "value").map(textIn);
    return [`${id}: no student can type ${written.trim()}: a player reads no number from it`];
  }
  const bounds = boundsOf(item, id).find(([low, high]) => low <= right && right <= high);
  if (bounds === undefined)
    return earned(right) > earned(null) ? [`${id}: ${right} is taken without bounds around it`] : [];
  const [low, high] = bounds;
  const step = Math.max((high - low) / 1000, Math.abs(high) * 1e-9, 1e-12);
  return [
    ...[low, high].flatMap((end) =>
      earned(end) >= full ? [] : [`${id}: its own bound ${end} is not taken`],
    ),
    ...[low - step, high + step].flatMap((beside) =>
      earned(beside) < full ? [] : [`${id}: ${beside}, just outside its bounds ${low} to ${high}, is taken`],
    ),
  ];
}

/** The intervals of numbers that a response is held against. */
const boundsOf = (item: XmlElement, id: string): (readonly [number, number])[] =>
  within(item, "responseProcessing")
    .flatMap((one) => within(one, "and"))
    .flatMap(({ children }) => {
      const end = (name: "gte" | "lte"): number[] =>
        children
          .filter(
            ({ name: own, children: [first, second] }) =>
              own === name && first?.attributes["identifier"] === id && second?.name === "baseValue",
          )
          .flatMap(({ children: [, second] }) => (second === undefined ? [] : [Number(textIn(second))]));
      const [[low], [high]] = [end("gte"), end("lte")];
      return low === undefined || high === undefined ? [] : [[low, high] as const];
    });
