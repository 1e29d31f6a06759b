/** Whether the long checks run (`npm run verify:long`): many seeds, many networks, many runs broken off. */
export const LONG = process.env["GRADSHEET_LONG"] !== undefined;

/** How many seeds a property is tried on: few in `npm test`, many in `npm run verify:long`. */
export const seeds = (few: number, many: number): number => (LONG ? many : few);
