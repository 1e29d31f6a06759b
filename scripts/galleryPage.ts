import { TOPICS, type TopicName } from "../src/core/topics/index.js";
import { messagesFor } from "../src/core/words/locale.js";

export const GALLERY_TOPICS = Object.keys(TOPICS) as TopicName[];
export const GALLERY_LOCALES = ["en", "ko"] as const;
export const GALLERY_SEED = "gallery";

/** The command whose question a picture shows. */
export const galleryCommand = (topic: TopicName): string =>
  `npx gradsheet generate --topics ${topic} --seed ${GALLERY_SEED}`;

/** The picture of a topic's question, beside docs/gallery.md. */
export const galleryPicture = (topic: TopicName, locale: string): string => `gallery/${topic}.${locale}.webp`;

/** The page's entries as Markdown: what each topic is called, its command, and its question in each language. */
export function galleryPage(): string {
  const [en, ko] = [messagesFor("en"), messagesFor("ko")];
  const entries = GALLERY_TOPICS.map((topic) => {
    const korean = ko(`topic.${topic}.title`);
    return [
      `## ${en(`topic.${topic}.title`)}`,
      `\`${galleryCommand(topic)}\``,
      `![A question on ${topic}](${galleryPicture(topic, "en")})`,
      `<details><summary>${korean}</summary>`,
      `![${korean}](${galleryPicture(topic, "ko")})`,
      "</details>",
    ].join("\n\n");
  });
  return entries.join("\n\n");
}
