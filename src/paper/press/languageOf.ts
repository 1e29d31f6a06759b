/** The language of a document, from the head that pages write. */
export const languageOf = (head: string): string => /<html lang="(\w+)"/.exec(head)?.[1] ?? "";
