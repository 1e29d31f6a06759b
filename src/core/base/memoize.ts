/** `make`, worked out once for each object that it is asked of, and kept as long as that object lives. */
export function memoize<Key extends object, Made extends object | string | number>(
  make: (key: Key) => Made,
): (key: Key) => Made {
  const all = new WeakMap<Key, Made>();
  return (key) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    all.set(key, made);
    return made;
  };
}
