import { type Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "yaml";

/** What is chosen of a topic alone. */
const OF_TOPICS = ["topic", "level", "as", "variant"];

type Path = readonly (string | number)[];

/** The controls of a page, and the quiz file that they say. */
export interface Choices {
  /** Shows what a text says; a text that cannot be read leaves the controls as they are. */
  readonly show: (text: string) => void;
}

/** `text` gives the file, `write` takes it back with one choice changed: comments and all else stay. */
export function openChoices(
  section: HTMLElement,
  { text, write }: { readonly text: () => string; readonly write: (text: string) => void },
): Choices {
  const place = section.querySelector<HTMLElement>("#questions");
  const template = section.querySelector<HTMLTemplateElement>("#question");
  if (place === null || template === null) throw new Error("the page has no place for questions");
  const change = (edit: (document: Document) => void): void => {
    const document = parseDocument(text());
    if (document.errors.length > 0 || !isMap(document.contents)) return;
    edit(document);
    write(document.toString({ lineWidth: 0 }));
    show(text());
  };
  const set = (path: Path, control: HTMLInputElement | HTMLSelectElement): void =>
    change((document) => {
      const value = saidBy(control);
      if (value === null) document.deleteIn(path);
      else {
        if (path[0] === "network" && path.length === 2 && !isMap(document.get("network")))
          document.set("network", new YAMLMap());
        document.setIn(path, document.createNode(value, { flow: Array.isArray(value) }));
      }
    });
  const listen = (group: HTMLElement, base: Path): void => {
    for (const control of controlsIn(group))
      control.addEventListener("change", () => set([...base, control.dataset["path"] ?? ""], control));
  };
  for (const group of section.querySelectorAll<HTMLElement>("fieldset[data-base]"))
    listen(group, (group.dataset["base"] ?? "").split(".").filter(Boolean));
  section.querySelector("#add")?.addEventListener("click", () =>
    change((document) => {
      const list = document.get("questions");
      const question = document.createNode({ topic: "forward-pass" });
      if (isSeq(list)) list.items.push(question);
      else document.set("questions", document.createNode([{ topic: "forward-pass" }]));
    }),
  );
  const move = (at: number, by: number): void =>
    change((document) => {
      const list = document.get("questions");
      if (!(list instanceof YAMLSeq)) return;
      const [item] = list.items.splice(at, 1);
      if (by !== 0 && item !== undefined) list.items.splice(Math.max(0, at + by), 0, item);
    });
  const makeQuestion = (k: number): HTMLElement => {
    const copy = template.content.firstElementChild?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error("the page has no question to copy");
    const legend = copy.querySelector("legend");
    if (legend !== null) legend.textContent = (legend.textContent ?? "").replace("NUMBER", String(k + 1));
    listen(copy, ["questions", k]);
    for (const button of copy.querySelectorAll<HTMLElement>("[data-move]"))
      button.addEventListener("click", () => move(k, Number(button.dataset["move"])));
    return copy;
  };
  const show = (file: string): void => {
    const document = parseDocument(file);
    if (document.errors.length > 0) return;
    for (const group of section.querySelectorAll<HTMLElement>("fieldset[data-base]"))
      showGroup(group, document, (group.dataset["base"] ?? "").split(".").filter(Boolean));
    const list = document.get("questions");
    const count = isSeq(list) ? list.items.length : 0;
    while (place.children.length > count) place.lastElementChild?.remove();
    while (place.children.length < count) place.append(makeQuestion(place.children.length));
    for (const [k, group] of [...place.children].entries())
      if (group instanceof HTMLElement) showGroup(group, document, ["questions", k]);
  };
  return { show };
}

const controlsIn = (group: HTMLElement): (HTMLInputElement | HTMLSelectElement)[] => [
  ...group.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-path]"),
];

/** What a control says, as YAML has it; null for nothing. */
function saidBy(control: HTMLInputElement | HTMLSelectElement): string | number | boolean | number[] | null {
  const typed = control.value.trim();
  switch (control.dataset["kind"]) {
    case "flag":
      return control instanceof HTMLInputElement && control.checked ? true : null;
    case "number":
      return typed === "" ? null : Number.isNaN(Number(typed)) ? typed : Number(typed);
    case "numbers":
      return typed === "" ? null : typed.split(/[\s,]+/).map(Number);
    default:
      return typed === "" ? null : typed;
  }
}

/** Puts what a file says into the controls of a group; what is more than one control can say is left to the file. */
function showGroup(group: HTMLElement, document: Document, base: Path): void {
  const at = (path: Path): unknown => {
    const node = document.getIn(path);
    return isMap(node) || isSeq(node) ? node.toJSON() : node;
  };
  const topic = group.querySelector<HTMLSelectElement>('[data-path="topic"]');
  if (topic !== null) {
    topic.value = String(at([...base, "topic"]) ?? "");
    offerVariants(group, topic);
  }
  for (const control of controlsIn(group)) {
    const value = at([...base, control.dataset["path"] ?? ""]);
    const list = Array.isArray(value) && control.dataset["kind"] === "numbers";
    const plain = value === undefined || value === null || typeof value !== "object" || list;
    control.disabled = !plain;
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === true;
    else if (group.ownerDocument.activeElement !== control || !plain)
      control.value = list ? value.join(", ") : plain ? String(value ?? "") : "…";
  }
  if (topic !== null)
    showOwn(
      group,
      ["text", "from"].some((key) => at([...base, key]) !== undefined),
    );
}

/** A teacher's own question has no topic to choose: what it asks stands in the file. */
function showOwn(group: HTMLElement, own: boolean): void {
  const note = group.querySelector<HTMLElement>(".own");
  if (note !== null) note.hidden = !own;
  for (const control of controlsIn(group)) {
    const label = control.closest("label");
    const path = control.dataset["path"] ?? "";
    if (label !== null && OF_TOPICS.includes(path))
      label.hidden = own || (path === "variant" && label.hidden);
  }
}

/** The kinds of problem that the topic has. */
function offerVariants(group: HTMLElement, topic: HTMLSelectElement): void {
  const select = group.querySelector<HTMLSelectElement>('[data-path="variant"]');
  if (select === null) return;
  const known = (topic.selectedOptions[0]?.dataset["variants"] ?? "").split(" ").filter(Boolean);
  const [none] = select.options;
  select.replaceChildren(
    ...(none === undefined ? [] : [none]),
    ...known.map((name) => new Option(name, name)),
  );
  const label = select.closest("label");
  if (label !== null) label.hidden = known.length === 0;
}
