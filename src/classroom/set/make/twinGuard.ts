import { fail } from "../../../core/base/errors.js";

/** Takes note of a copy's numbers. Throws CANNOT_DRAW for a copy that came out like another. */
export type TwinGuard = (id: string, numbers: string) => void;

/** Drawn copies that come out alike are refused; a quiz of fixed numbers has only one sheet and may repeat it. */
export function twinGuard({ drawn }: { readonly drawn: boolean }): TwinGuard {
  if (!drawn) return () => {};
  const seen = new Map<string, string>();
  return (id, numbers) => {
    const twin = seen.get(numbers) ?? id;
    if (twin !== id) {
      throw fail(
        "CANNOT_DRAW",
        `copies ${[twin, id].sort().join(" and ")} came out alike: the quiz leaves too few different sheets; another seed, wider ranges or more decimals would be right`,
      );
    }
    seen.set(numbers, id);
  };
}
