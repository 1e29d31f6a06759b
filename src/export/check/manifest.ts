import { twice } from "./finding.js";
import type { Package } from "./unpack.js";
import { attributeOf, readXml, within, type XmlElement } from "./xml.js";

export const MANIFEST_FILE = "imsmanifest.xml";

/** What a package's manifest names: its resources, and what is wrong between it and the files. */
export interface Named {
  readonly resources: readonly XmlElement[];
  readonly faults: readonly string[];
}

/** A package by its manifest, which importers go by: what it does not name is not there for them. */
export function readManifest(files: Package): Named {
  const root = readXml(files.get(MANIFEST_FILE) ?? "");
  if ("fault" in root) return { resources: [], faults: [`its manifest cannot be read: ${root.fault}`] };
  const resources = within(root, "resource");
  const ids = resources.map((one) => attributeOf(one, "identifier"));
  const hrefs = resources.flatMap((one) => [
    ...(one.attributes["href"] === undefined ? [] : [one.attributes["href"]]),
    ...within(one, "file").map((file) => attributeOf(file, "href")),
  ]);
  const known = new Set(hrefs);
  const references = within(root, "dependency").map((one) => attributeOf(one, "identifierref"));
  return {
    resources,
    faults: [
      ...twice(ids).map((id) => `two resources have the identifier ${id}`),
      ...references
        .filter((id) => !ids.includes(id))
        .map((id) => `a resource depends on ${id}, which is none`),
      ...[...known]
        .filter((href) => !files.has(href))
        .map((href) => `${href} is named, but not in the package`),
      ...[...files.keys()]
        .filter((path) => path !== MANIFEST_FILE && !known.has(path))
        .map((path) => `${path} is in the package, but the manifest does not name it`),
    ],
  };
}

/** A path as it is packed, of an address that may have signs as %20; one with a bare % names nothing else. */
export function pathOf(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
