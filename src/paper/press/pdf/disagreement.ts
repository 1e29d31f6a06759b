/** Chrome has written a block otherwise than its shape promises, or with what cannot be embedded. */
export class Disagreement extends Error {}
