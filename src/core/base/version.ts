/** The version that sheets and manifests name; a test holds it to package.json. */
export const VERSION = "0.3.0";
export const GENERATOR = `gradsheet@${VERSION}`;
