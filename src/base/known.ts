/** What a map holds under an id. Throws RangeError where it holds nothing: a number that is not there is never taken for 0. */
export function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new RangeError(`${id} is not known here`);
  return value;
}
