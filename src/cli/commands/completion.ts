import { basename } from "node:path";
import { fail } from "../../core/base/errors.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";

/** What a shell runs at the Tab key: the program itself says how the last of the words may go on. */
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_gradsheet() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=($(compgen -W "$(gradsheet --get-yargs-completions "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)" -- "$word"))
}
complete -o bashdefault -o default -F _gradsheet gradsheet
`,
  zsh: `#compdef gradsheet
_gradsheet() {
  local -a replies
  replies=("\${(@f)$(gradsheet --get-yargs-completions "\${(@)words[1,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${replies[1]}" ]]; then compadd -- "\${replies[@]}"; fi
  _files
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then _gradsheet "$@"; else compdef _gradsheet gradsheet; fi
`,
  fish: `complete -c gradsheet -a '(gradsheet --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null)'
`,
};

/** Prints the lines that a shell reads to complete the program's commands, options and choices. */
export async function completion(
  { shell, json }: OptionsFor<"completion"> & { readonly shell: string },
  io: Io,
): Promise<number> {
  const name = shell === "" ? basename(io.env["SHELL"] ?? "bash") : shell;
  const script = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (script === undefined)
    throw fail("USAGE", `there are completions for ${Object.keys(SCRIPTS).join(", ")}, and none for ${name}`);
  io.stdout(json ? `${JSON.stringify({ shell: name, script })}\n` : script);
  return 0;
}
