/** A blank on the page: a text, a list to pick from, or a group of buttons of which one is pressed, or several. */
export interface Field {
  readonly id: string;
  readonly element: HTMLElement;
  readonly read: () => string;
  readonly write: (text: string) => void;
}

/** Every blank under an element, in order. */
export const fieldsOf = (root: ParentNode): Field[] =>
  [...root.querySelectorAll<HTMLElement>("[data-answer]")].map(fieldOf);

function fieldOf(element: HTMLElement): Field {
  const id = element.dataset["answer"] ?? "";
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  ) {
    return {
      id,
      element,
      read: () => element.value,
      write: (text) => {
        element.value = text;
      },
    };
  }
  const buttons = [...element.querySelectorAll<HTMLInputElement>("input")];
  return {
    id,
    element,
    read: () =>
      buttons
        .filter(({ checked }) => checked)
        .map(({ value }) => value)
        .join(" "),
    write: (text) => {
      const chosen = text.split(" ");
      for (const button of buttons) button.checked = chosen.includes(button.value);
    },
  };
}
