/**
 * Shares a question's points among its answers: whole points, or halves, quarters, tenths where there are fewer
 * points than answers; what is left over goes to the last answers, which rest on the most work.
 */
export function sharePoints(points: number, answers: number): number[] {
  if (answers === 0) return [];
  const unit = [1, 0.5, 0.25, 0.1].find((size) => points / size >= answers - 1e-9) ?? points / answers;
  const units = Math.floor(points / unit + 1e-9);
  const each = Math.floor(units / answers);
  const extra = units - each * answers;
  const shares = Array.from(
    { length: answers },
    (_none, k) => (each + (k >= answers - extra ? 1 : 0)) * unit,
  );
  const rest = points - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, k) => Number((k === answers - 1 ? share + rest : share).toPrecision(12)));
}
