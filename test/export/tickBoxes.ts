/** The boxes of AMC's paper that a careful student blackens for what they would write, by their places from 0. */
export function ticksFor(name: string, text: string): number[] {
  const [, kind = "", first = "0", second = "0"] = /^\d+-([a-z])(\d+)(?:[ex](\d+))?$/.exec(name) ?? [];
  if (text === "") return [];
  const rows = (digits: string, from: number) => [...digits].map((digit, k) => from + 10 * k + Number(digit));
  const signed = (negative: boolean, from: number) => from + (negative ? 1 : 0);
  switch (kind) {
    case "n": {
      const digits = Number(first);
      const [mantissa = "", power = "0"] = Number(text)
        .toExponential(digits - 1)
        .split("e");
      const plain = mantissa.replace(/[-.]/g, "");
      const behind = 2 + 10 * digits;
      return [
        signed(text.startsWith("-"), 0),
        ...rows(plain, 2),
        signed(Number(power) < 0, behind),
        ...rows(String(Math.abs(Number(power))).padStart(Number(second), "0"), behind + 2),
      ];
    }
    case "i":
      return [
        signed(text.startsWith("-"), 0),
        ...rows(text.replace(/\D/g, "").padStart(Number(first), "0"), 2),
      ];
    case "r":
    case "k":
      return rows((text.split("×")[kind === "r" ? 0 : 1] ?? "").padStart(Number(first), "0"), 0);
    case "w":
      return [Math.round((Number(text) * 100) / Number(second))];
    case "l":
      return [Number(text) - 1];
    default:
      return text.split(/,\s*/).map((label) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(label));
  }
}

/** How AMC writes them in its CSV: of each box, or the letters of those that are ticked. */
export const tickedCell = (ticks: readonly number[], count: number, as: "01" | "AB"): string =>
  as === "01"
    ? Array.from({ length: count }, (_none, k) => (ticks.includes(k) ? "1" : "0")).join(";")
    : [...ticks]
        .sort((a, b) => a - b)
        .map(lettersOf)
        .join("");

/** A to Z, then Aa, Ab, …. */
function lettersOf(place: number): string {
  const one = String.fromCharCode(65 + (place % 26));
  return place < 26 ? one : `${lettersOf(Math.floor(place / 26) - 1)}${one.toLowerCase()}`;
}
