/** A blank on the page: a text, a list to pick from, or a group of buttons of which one is pressed. */
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
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
    return {
      id,
      element,
      read: () => element.value,
      write: (text) => {
        element.value = text;
      },
    };
  }
  const buttons = [...element.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  return {
    id,
    element,
    read: () => buttons.find(({ checked }) => checked)?.value ?? "",
    write: (text) => {
      for (const button of buttons) button.checked = button.value === text;
    },
  };
}
