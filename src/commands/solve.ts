import { GradsheetError } from "../errors.js";
import { readText } from "../files.js";
import type { Io } from "../io.js";
import { parseNetwork } from "../network/networkFile.js";
import type { OptionsFor } from "../options.js";
import { solveNetwork } from "../solution/solve.js";
import { solutionText } from "../solution/text.js";

export type SolveCommand = OptionsFor<"solve"> & { readonly network: string };

/** Solves a network file: as text or JSON on stdout, and as the files asked for. */
export async function solve(options: SolveCommand, io: Io): Promise<number> {
  const { network: file, locale, notation } = options;
  const network = parseNetwork(await readText(file, io.cwd), file);
  const solution = ofFile(file, () =>
    solveNetwork(network, {
      locale,
      notation,
      ...(options.steps === undefined ? {} : { steps: options.steps }),
    }),
  );
  if (options.json) io.stdout(`${JSON.stringify(solution)}\n`);
  else if (options.html === undefined && options.pdf === undefined) {
    const colours = io.isTerminal && (io.env.NO_COLOR ?? "") === "";
    io.stdout(
      solutionText(network, solution, { locale, notation, columns: Math.min(io.columns, 140), colours }),
    );
  }
  return 0;
}

/** Names the file in faults that have no place of their own. */
function ofFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    throw new GradsheetError(error.faults.map((fault) => ({ place: { file }, ...fault })));
  }
}
