/** The text of a key, with `{name}` replaced by its parameter; what has no parameter stays. Throws Error for a key that is missing. */
export type Messages = (key: string, params?: Readonly<Record<string, string | number>>) => string;
