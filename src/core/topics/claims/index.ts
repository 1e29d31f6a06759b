import type { Pattern } from "./claim.js";
import { COUNT_CLAIMS } from "./counts.js";
import { FORWARD_CLAIMS } from "./forward.js";
import { RULE_CLAIMS } from "./identities.js";
import { RATE_CLAIMS } from "./rates.js";
import { SATURATION_CLAIMS } from "./saturation.js";
import { SIGN_CLAIMS } from "./signs.js";
import { SIZE_CLAIMS } from "./sizes.js";
import { UPDATE_CLAIMS } from "./updates.js";
import { WITHOUT_CLAIMS } from "./without.js";
import { START_CLAIMS } from "./zeros.js";

/** All kinds of claims. A new one is a line in the file of its family, and its texts. */
export const CLAIM_PATTERNS: readonly Pattern[] = [
  ...SIGN_CLAIMS,
  ...UPDATE_CLAIMS,
  ...FORWARD_CLAIMS,
  ...SIZE_CLAIMS,
  ...START_CLAIMS,
  ...WITHOUT_CLAIMS,
  ...SATURATION_CLAIMS,
  ...RATE_CLAIMS,
  ...COUNT_CLAIMS,
  ...RULE_CLAIMS,
];
