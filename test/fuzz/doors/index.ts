import type { DoorMaker } from "../door.js";
import { bank } from "./bank.js";
import { finished } from "./finished.js";
import { formulaReader } from "./formula.js";
import { look } from "./look.js";
import { answers, classRows, scheme, workbook } from "./marking.js";
import { network } from "./network.js";
import { quiz } from "./quiz.js";
import { rawRequest } from "./rawRequest.js";
import { roster } from "./roster.js";
import { serve } from "./serve.js";
import { serverFiles } from "./serverFiles.js";
import { journal, manifest, order, zips } from "./setFolder.js";
import { sheetFile } from "./sheetFile.js";
import { templates } from "./templates.js";
import { idx, recipe, safetensors } from "./training.js";
import { commandLine, numberReader } from "./typed.js";
import { typedFormula } from "./typedFormula.js";

/** Every place at which gradsheet takes what others have written. */
export const DOORS: Readonly<Record<string, DoorMaker>> = {
  network,
  quiz,
  bank,
  finished,
  look,
  roster,
  answers,
  class: classRows,
  workbook,
  scheme,
  sheet: sheetFile,
  manifest,
  journal,
  zips,
  order,
  safetensors,
  idx,
  recipe,
  templates,
  number: numberReader,
  formula: formulaReader,
  typedFormula,
  commandLine,
  serve,
  serverFiles,
  rawRequest,
};
