import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, join, normalize } from "node:path";
import { type ErrorCode, GradsheetError } from "../../../core/base/errors.js";
import { MOST_READ } from "../../../core/parse/bounds.js";
import { type Path, readDocument, type SourceDocument } from "../../../core/parse/document.js";
import { MOST_OWN } from "./ownSchema.js";
import { type Beside, type OwnPlace, report } from "./proseField.js";

const QUESTIONS = /\.(?:ya?ml|json)$/;

/** Reads beside a quiz of `folder`; of a quiz that is no file, nothing lies there. `quiz` is how its file is named. */
export function besideQuiz(folder: string | undefined, quiz: string): Beside {
  const shown = (name: string): string => join(normalize(join(quiz, "..")), name);
  const place = (name: string, path: Path, at: OwnPlace): string | null => {
    const refuse = (message: string, code: ErrorCode = "WRONG_VALUE"): null => {
      report(at, path, message, code);
      return null;
    };
    if (folder === undefined)
      return refuse("a file needs a quiz that is a file, with this one beside it", "FILE_NOT_FOUND");
    if (isAbsolute(name) || /^\.\.(?:$|[\\/])/.test(normalize(name)))
      return refuse(`${JSON.stringify(name)} leads out of the quiz's folder; put it beside the quiz`);
    if (statSync(join(folder, name), { throwIfNoEntry: false }) === undefined)
      return refuse(
        `${JSON.stringify(name)} is not there; it is looked for beside the quiz`,
        "FILE_NOT_FOUND",
      );
    return join(folder, name);
  };
  const document = (name: string, path: Path, at: OwnPlace): SourceDocument | null => {
    const file = place(name, path, at);
    if (file === null) return null;
    const found = statSync(file);
    if (!found.isFile() || found.size > 4 * MOST_READ.characters) {
      report(
        at,
        path,
        `${JSON.stringify(name)} is no file of a question; YAML or JSON would be right`,
        "FILE_UNREADABLE",
      );
      return null;
    }
    try {
      return readDocument(readFileSync(file, "utf8"), shown(name));
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      at.faults.push(...error.faults);
      return null;
    }
  };
  const files = (name: string, path: Path, at: OwnPlace): readonly string[] | null => {
    const found = place(name, path, at);
    if (found === null) return null;
    if (!statSync(found).isDirectory()) return [name];
    const all = readdirSync(found)
      .filter((file) => QUESTIONS.test(file) && !basename(file).startsWith("."))
      .sort();
    if (all.length > 0 && all.length <= MOST_OWN.files) return all.map((file) => join(name, file));
    report(
      at,
      path,
      all.length === 0
        ? `there is no question in ${JSON.stringify(name)}; each is a file that ends in .yaml or .json`
        : `${all.length} questions; at most ${MOST_OWN.files} lie in a folder`,
      all.length === 0 ? "FILE_NOT_FOUND" : "TOO_LARGE",
    );
    return null;
  };
  return { document, files };
}
