import type { Role } from "../../core/graph/definition.js";
import { filled, type Setup } from "../../core/topics/topic.js";
import type { LeftOut } from "../quiz/leaveOut.js";

const ROLES = {
  z: ["sum"],
  a: ["activation"],
  dC_da: ["loss-slope", "spread"],
  da_dz: ["slope"],
  dC_dz: ["delta"],
} as const satisfies Readonly<Record<LeftOut, readonly Role[]>>;

/** A question without the lines that its quiz leaves out; they stand in the key all the same. Unfit where nothing is left to ask. */
export function leaveOut(setup: Setup, lines: readonly LeftOut[]): Setup {
  const roles = new Set<Role>(lines.flatMap((line): readonly Role[] => ROLES[line]));
  const isLeftOut = (id: string): boolean => {
    const role = setup.graph.byId.get(id)?.role;
    return role !== undefined && roles.has(role);
  };
  const parts = filled(
    setup.plan.parts.map((part) => ({
      ...part,
      quantities: part.quantities.filter((id) => !isLeftOut(id)),
    })),
  );
  return parts.length === 0
    ? { ...setup, unfit: "what is left to ask" }
    : { ...setup, plan: { ...setup.plan, parts } };
}
