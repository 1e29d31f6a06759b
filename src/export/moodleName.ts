/** A name as Moodle keeps it: it would strip `<…>` as a tag, so that those two signs stand as ‹ and ›. */
export const moodleName = (name: string): string => name.replaceAll("<", "‹").replaceAll(">", "›");
