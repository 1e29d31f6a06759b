import temml from "temml";
import { onceEach } from "./onceEach.js";

/** TeX as a `<math>` element that is hidden from screen readers: its figure speaks for it. */
export const mathHtml = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none" })
    .replace("<math", '<math aria-hidden="true"'),
);

/** TeX as a `<math>` element with its namespace, valid by the schema of MathML 3, for XML documents. */
export const mathXml = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none", xml: true })
    .replaceAll('lspace="0"', 'lspace="0em"')
    .replace(/(<m(?!style)\w+[^>]*?) scriptlevel="[^"]*"/g, "$1"),
);
