/** A cell holds its text as lines, each with its break. */
const lines = (text: string): string[] => text.split(/(?<=\n)/);
export const markdownCell = (id: string, text: string) => ({
  cell_type: "markdown",
  id,
  metadata: {},
  source: lines(text),
});
export const codeCell = (id: string, text: string, hidden = false) => ({
  ...{ cell_type: "code", id, execution_count: null, outputs: [] },
  metadata: hidden ? { jupyter: { source_hidden: true } } : {},
  source: lines(text),
});

/** What a notebook is beside its cells. */
export const PYTHON_NOTEBOOK = {
  metadata: {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  },
  ...{ nbformat: 4, nbformat_minor: 5 },
} as const;
