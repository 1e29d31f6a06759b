import { messagesFor } from "../../core/words/locale.js";
import type { Head, PackageFormat, PackedFile } from "../format.js";
import { fieldsOf, type Variant } from "../item.js";
import { shortName } from "../shortName.js";
import { escapeXml } from "../writeLine.js";
import { canvasItem, commonOf } from "./itemXml.js";
import { Spill } from "./spill.js";

/** The variants of one blank: of them a student gets one. */
interface Group {
  readonly points: number;
  count: number;
}

const QUIZ = "gradsheet";
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What Canvas imports: the questions, what it keeps of a quiz, drawings, a manifest. A group holds all its variants, so that they are put aside till the end. */
export const writeCanvas: PackageFormat["write"] = async function* (variants, head) {
  const groups = new Map<string, Group>();
  const aside = new Spill();
  try {
    yield* packageFiles(variants, head, groups, aside);
  } finally {
    aside.close();
  }
};

async function* packageFiles(
  variants: AsyncIterable<Variant>,
  head: Head,
  groups: Map<string, Group>,
  aside: Spill,
): AsyncGenerator<PackedFile> {
  const t = messagesFor(head.locale);
  const pictures: string[] = [];
  let number = 0;
  for await (const variant of variants) {
    number += 1;
    for (const item of variant.items) {
      const picture = `images/${item.question.id}-v${number}.svg`;
      if (item.picture !== null) {
        pictures.push(picture);
        yield { path: picture, text: item.picture.svg };
      }
      const common = commonOf(item);
      for (const [k, field] of fieldsOf(item).entries()) {
        const key = `${item.question.id}-${k + 1}`;
        const first = number === 1 ? { points: field.answer.points, count: 0 } : undefined;
        // Copies may share a question's points out otherwise, or ask more: to Canvas all variants of a blank count alike.
        const group = groups.get(key) ?? first;
        if (group === undefined) continue;
        const place = { id: `${key}-v${number}`, picture, points: group.points, common };
        const xml = canvasItem(field, item, variant, place, t);
        if (xml === null) continue;
        aside.add(key, xml);
        group.count += 1;
        groups.set(key, group);
      }
    }
  }
  yield { path: `${QUIZ}/${QUIZ}.xml`, ...questionsXml(groups, aside, head) };
  yield { path: `${QUIZ}/assessment_meta.xml`, text: quizXml(groups, head) };
  yield manifest(pictures);
}

type Groups = ReadonlyMap<string, Group>;

function questionsXml(
  groups: Groups,
  aside: Spill,
  { title }: Head,
): Pick<PackedFile, "text" | "rest"> & { readonly rest: Iterable<string | Buffer> } {
  const text = `${XML}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="${QUIZ}" title="${escapeXml(shortName(title))}"><qtimetadata><qtimetadatafield><fieldlabel>cc_maxattempts</fieldlabel><fieldentry>1</fieldentry></qtimetadatafield></qtimetadata><section ident="root_section">\n`;
  return { text, rest: sectionsXml(groups, aside) };
}

function* sectionsXml(groups: Groups, aside: Spill): Generator<string | Buffer> {
  for (const [key, { points, count }] of groups) {
    const picked = count > 1;
    if (picked)
      yield `<section ident="group-${key}" title="${key}"><selection_ordering><selection><selection_number>1</selection_number><selection_extension><points_per_item>${points}</points_per_item></selection_extension></selection></selection_ordering>\n`;
    yield* aside.read(key);
    if (picked) yield "</section>\n";
  }
  yield "</section></assessment></questestinterop>\n";
}

function quizXml(groups: Groups, { title }: Head): string {
  const total = [...groups.values()].reduce((sum, { points }) => sum + points, 0);
  return `${XML}<quiz identifier="${QUIZ}" xmlns="http://canvas.instructure.com/xsd/cccv1p0"><title>${escapeXml(shortName(title))}</title><quiz_type>assignment</quiz_type><points_possible>${total}</points_possible><shuffle_answers>false</shuffle_answers><scoring_policy>keep_highest</scoring_policy><allowed_attempts>1</allowed_attempts></quiz>\n`;
}

function manifest(pictures: readonly string[]): PackedFile {
  const files = pictures.map(
    (path, k) =>
      `<resource identifier="picture-${k + 1}" type="webcontent" href="${path}"><file href="${path}"/></resource>`,
  );
  const text = [
    `${XML}<manifest identifier="manifest" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">`,
    "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata><organizations/>",
    `<resources><resource identifier="${QUIZ}" type="imsqti_xmlv1p2"><file href="${QUIZ}/${QUIZ}.xml"/><dependency identifierref="${QUIZ}-meta"/></resource>`,
    `<resource identifier="${QUIZ}-meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="${QUIZ}/assessment_meta.xml"><file href="${QUIZ}/assessment_meta.xml"/></resource>`,
    ...files,
    "</resources></manifest>\n",
  ].join("");
  return { path: "imsmanifest.xml", text };
}
