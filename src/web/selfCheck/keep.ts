/** A student's answers kept in the browser. Where it keeps nothing (a private window), they live as long as the page. */
export function keepAnswers(name: string): {
  readonly load: () => Record<string, string>;
  readonly save: (answers: Readonly<Record<string, string>>) => void;
  readonly clear: () => void;
} {
  return {
    load: () => {
      try {
        const data: unknown = JSON.parse(localStorage.getItem(name) ?? "{}");
        if (typeof data !== "object" || data === null) return {};
        return Object.fromEntries(
          Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        );
      } catch {
        return {};
      }
    },
    save: (answers) => {
      try {
        localStorage.setItem(name, JSON.stringify(answers));
      } catch {
        // Full or forbidden: what is typed still stands on the page.
      }
    },
    clear: () => {
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
