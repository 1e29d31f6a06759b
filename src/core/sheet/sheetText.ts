import type { Network } from "../network/network.js";
import type { Sheet } from "./sheet.js";

/** A sheet as the text of `sheets/ID.json`, in which each network is a network file that `solve` takes. */
export function sheetText(sheet: Sheet): string {
  const questions = sheet.questions.map(({ network, ...question }) => ({
    ...question,
    ...(network === undefined ? {} : { network: networkFile(network) }),
  }));
  return `${JSON.stringify({ ...sheet, questions })}\n`;
}

/** A network in the form of a network file: an optimizer's settings stand beside its name. */
function networkFile({ optimizer, ...network }: Network): object {
  return { ...network, optimizer: { name: optimizer.name, ...optimizer.settings } };
}
