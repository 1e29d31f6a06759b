/** How the version of a printer ends that puts documents together from blocks: its PDFs are other bytes. */
const PRESSED = ", pressed";

export const pressedVersion = (version: string): string => `${version}${PRESSED}`;

/** Whether a set whose manifest names this browser was printed so. */
export const isPressed = (browser: string | null): boolean => browser?.endsWith(PRESSED) ?? false;
