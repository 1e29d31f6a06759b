import { writeNewSecret } from "../../classroom/set/students/secret.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";

export type SecretNewOptions = OptionsFor<"secret new"> & { readonly file: string };

/** Makes a secret for exams, in a file of the owner's own. */
export async function secretNew({ file, json }: SecretNewOptions, io: Io): Promise<number> {
  await writeNewSecret(file, io.cwd);
  if (json) io.stdout(`${JSON.stringify({ file })}\n`);
  else {
    io.stdout(
      `${file}: a new secret. gradsheet generate --secret-file ${file} makes exams from it.\n` +
        "Keep it: reissue and going on with a set need it. Whoever has it can make every sheet and key.\n",
    );
  }
  return 0;
}
