/** Choices that several commands offer. Kept apart from the sheet's, whose modules a help text need not load. */
export const PAPERS = ["A4", "Letter"] as const;
export const LOCALES = ["en", "ko"] as const;
export const PROGRESS = ["auto", "bar", "plain", "none"] as const;
export const LEVELS = ["guided", "standard", "exam"] as const;
