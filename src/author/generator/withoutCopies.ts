import type { Graph } from "../../core/graph/definition.js";
import type { Plan } from "../../core/topics/topic.js";

/**
 * A plan that asks for no gradient that is a mere copy, as a bias's is of ∂C/∂z: of what the question prints at no level,
 * in an exam of what it asks either. What a plan asks for besides, and parts that would ask nothing else, stay.
 */
export function withoutCopies(plan: Plan, graph: Graph, exam: boolean): Plan {
  const known = new Set(plan.shown);
  const isCopy = (id: string): boolean => {
    const { expression, role } = graph.byId.get(id) ?? {};
    return role === "gradient" && typeof expression === "string" && known.has(expression);
  };
  const parts = plan.parts.map((part) => {
    const quantities = part.quantities.filter((id) => {
      const copy = isCopy(id);
      if (exam) known.add(id);
      return !copy;
    });
    return quantities.length + (part.others?.length ?? 0) === 0 ? part : { ...part, quantities };
  });
  return { ...plan, parts };
}
