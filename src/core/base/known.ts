/** What a map holds under an id. Throws RangeError where it holds nothing: a number that is not there is never taken for 0. */
export function known<T>(map: { readonly get: (id: string) => T | undefined }, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new RangeError(`${id} is not known here`);
  return value;
}

/** Entry k of a list, counted from 0, or from its end where k is negative. Throws RangeError where there is none. */
export function nth<T>(list: ArrayLike<T>, k: number): T {
  const entry = list[k < 0 ? list.length + k : k];
  if (entry === undefined) throw new RangeError(`there is no entry ${k} in a list of ${list.length}`);
  return entry;
}

/** A value that has to be there. Throws RangeError that names `what` where it is not. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new RangeError(`${what} is missing`);
  return value;
}
