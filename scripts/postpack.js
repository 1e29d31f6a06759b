import { restore } from "./packedPackage.js";

/** After a tarball is made. */
restore();
