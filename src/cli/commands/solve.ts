import { GradsheetError } from "../../core/base/errors.js";
import { checkOutputs } from "../../core/files/checkOutputs.js";
import { decodeText, readText } from "../../core/files/readText.js";
import { writeOutput } from "../../core/files/writeOutput.js";
import type { Network } from "../../core/network/network.js";
import { parseNetwork } from "../../core/network/networkFile.js";
import type { Io } from "../../core/terminal/io.js";
import { checkSize, checkSteps, linesOf } from "../../document/solution/size.js";
import { solveNetwork } from "../../document/solution/solve.js";
import { solutionText } from "../../document/solution/text.js";
import type { OptionsFor } from "../options/options.js";

export type SolveCommand = OptionsFor<"solve"> & { readonly network: string };

const WIDEST = 140;

/** A solution of more lines than this is given as numbers alone where they are asked for as JSON. */
const LISTED = 20_000;

/** Solves a network file: as text or JSON on stdout, or as the page and PDF asked for. */
export async function solve(options: SolveCommand, io: Io): Promise<number> {
  const { locale, notation, steps, json } = options;
  const file = options.network === "-" ? "stdin" : options.network;
  const { html, pdf } = options;
  const outputs = { html, pdf };
  await checkOutputs(
    Object.entries(outputs).map(([option, name]) => (name === undefined ? null : { option, file: name })),
    options.network === "-" ? [] : [{ file }],
    io.cwd,
  );
  const text = options.network === "-" ? decodeText(await io.stdin(), file) : await readText(file, io.cwd);
  const isWritten = html !== undefined || pdf !== undefined;
  const network = parseNetwork(text, file, json && !isWritten ? "any" : "printed");
  const solution = ofFile(file, () => {
    if (isWritten) checkSize(network, "page");
    else if (!json) checkSize(network, "text");
    if (steps !== undefined) checkSteps(network, steps);
    return solveNetwork(network, {
      locale,
      notation,
      numbersOnly: json === true && !isWritten && linesOf(network) > LISTED,
      ...(steps === undefined ? {} : { steps }),
    });
  });
  const written = await writeFiles(network, options, io);
  if (json) io.stdout(`${JSON.stringify(solution)}\n`);
  else if (written.length === 0) {
    const colours = io.isTerminal && (io.env.NO_COLOR ?? "") === "";
    const columns = Math.min(io.columns, WIDEST);
    io.stdout(solutionText(network, solution, { locale, notation, columns, colours }));
  } else io.stderr(`${written.join("\n")}\n`);
  return 0;
}

/** Writes the page and the PDF that were asked for, and names them. */
async function writeFiles(network: Network, options: SolveCommand, io: Io): Promise<string[]> {
  const { html, pdf, locale, notation, paper } = options;
  if (html === undefined && pdf === undefined) return [];
  const { solutionHtml } = await import("../../paper/pages/solution.js");
  const document = (purpose: "page" | "print") => solutionHtml(network, { locale, notation, paper, purpose });
  if (html !== undefined) await writeOutput(html, document("page"), io.cwd);
  if (pdf !== undefined) {
    const { openPrinter } = await import("../../paper/print/printer.js");
    const printer = await openPrinter({ browsers: 1 });
    try {
      await writeOutput(pdf, await printer.print(document("print"), { paper }), io.cwd);
    } finally {
      await printer.close();
    }
  }
  return [html, pdf].filter((name) => name !== undefined);
}

/** Names the file in faults that have no place of their own. */
function ofFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    throw new GradsheetError(
      error.faults.map((fault) => ({ place: { file }, ...fault })),
      error.more,
    );
  }
}
