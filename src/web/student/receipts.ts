import { keepAnswers } from "../selfCheck/keep.js";

/**
 * Keeps what the server has acknowledged of each box on the device, and shows the last receipt on the page: whoever shows
 * it later has it checked against the server's journal.
 */
export function receiptsOf(
  address: string,
): (response: Response, answers: Readonly<Record<string, string>>) => void {
  const kept = keepAnswers(`gradsheet receipts ${address}`);
  const line = document.getElementById("receipt");
  return (response, answers) => {
    const code = response.headers.get("Gradsheet-Receipt");
    if (code === null) return;
    kept.save({ ...kept.load(), ...Object.fromEntries(Object.keys(answers).map((id) => [id, code])) });
    const shown = line?.querySelector("output");
    if (line === null || shown === null || shown === undefined) return;
    shown.textContent = code;
    line.hidden = false;
  };
}
