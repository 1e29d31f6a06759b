import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import { activationNamed } from "../../core/network/activations/index.js";
import { type LossName, lossNamed, lossTakes } from "../../core/network/losses/index.js";
import type { Report } from "./optionWords.js";
import type { Recipe } from "./recipe.js";

/** Throws SHAPE when the network does not take images of so many pixels and give one output a digit. */
export function checkFit({ inputs, layers }: Recipe, pixels: number): void {
  const outputs = nth(layers, -1).size;
  const faults: Fault[] = [];
  if (inputs !== pixels)
    faults.push({
      code: "SHAPE",
      message: `the network has ${inputs} inputs, an image ${pixels} pixels; it needs ${pixels} inputs`,
    });
  if (outputs !== 10)
    faults.push({ code: "SHAPE", message: `the network has ${outputs} outputs; it needs 10, one a digit` });
  if (faults.length > 0) throw new GradsheetError(faults);
}

/** Reports a softmax that is not last, a loss without targets, and a loss that the outputs do not suit. */
export function checkActivations(layers: Recipe["layers"], loss: LossName, report: Report): void {
  const last = nth(layers, -1).activation;
  for (const { activation } of layers.slice(0, -1))
    if (activationNamed(activation).values !== undefined)
      report(
        "--activation",
        `is ${activation}, which only the last layer may have; say --output-activation ${activation}`,
      );
  if (lossNamed(loss).targetRange === null)
    report("--loss", `is ${loss}, which has no targets to learn; expected another`);
  if (!lossTakes(lossNamed(loss), activationNamed(last)))
    report("--loss", `is ${loss}, which has no value for some outputs of ${last}; expected another`);
}
