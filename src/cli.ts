import { type Request, readArguments } from "./cli/options/arguments.js";
import type { OptionsFor } from "./cli/options/options.js";
import { fail, formatFault, GradsheetError, moreFaults } from "./core/base/errors.js";
import { fontlessNote } from "./core/base/fontlessLetters.js";
import { VERSION } from "./core/base/version.js";
import { visible } from "./core/base/visible.js";
import { annotations } from "./core/terminal/annotations.js";
import { ciLog } from "./core/terminal/ciLog.js";
import { type Io, processIo } from "./core/terminal/io.js";

export interface Start {
  /** Whether this process is for one command alone: then a browser starts while that is still being read. */
  readonly isProgram?: boolean;
}

/**
 * The program: arguments in, exit code out. Documents go to `streams.stdout`, messages to `streams.stderr`; nothing is thrown.
 * Each command's module is loaded when it runs.
 */
export async function main(
  argv: readonly string[],
  streams: Io = processIo(),
  { isProgram = false }: Start = {},
): Promise<number> {
  const io = ciLog(streams);
  try {
    const asked = await readArguments(argv, VERSION, io.columns);
    if (!("text" in asked)) {
      const exit = await run(asked, io, isProgram);
      const note = fontlessNote();
      if (note !== null) io.stderr(`note: ${visible(note)}\n`);
      return exit;
    }
    io.stdout(`${asked.text}\n`);
    return 0;
  } catch (error) {
    return report(error, argv.includes("--debug"), io);
  }
}

async function run(
  { command, word = "", words = [], options }: Request,
  io: Io,
  isProgram: boolean,
): Promise<number> {
  switch (command) {
    case "solve": {
      const { solve } = await import("./cli/commands/solve.js");
      return solve({ ...(options as OptionsFor<"solve">), network: word }, io);
    }
    case "answers": {
      const { answers } = await import("./cli/commands/answers.js");
      return answers(options as OptionsFor<"answers">, io);
    }
    case "serve": {
      const { serve } = await import("./cli/commands/serve/serve.js");
      return serve(options as OptionsFor<"serve">, io);
    }
    case "practice": {
      const { practice } = await import("./cli/commands/practice.js");
      const quiz = word === "" ? {} : { quiz: word };
      return practice({ ...(options as OptionsFor<"practice">), ...quiz }, io);
    }
    case "serve drill": {
      const { serveDrill } = await import("./cli/commands/serve/serveDrill.js");
      return serveDrill(options as OptionsFor<"serve drill">, io);
    }
    case "serve teacher add": {
      const { serveTeacherAdd } = await import("./cli/commands/serve/serveTeacher.js");
      return serveTeacherAdd({ ...(options as OptionsFor<"serve teacher add">), name: word }, io);
    }
    case "serve teacher list": {
      const { serveTeacherList } = await import("./cli/commands/serve/serveTeacher.js");
      return serveTeacherList(options as OptionsFor<"serve teacher list">, io);
    }
    case "serve teacher remove": {
      const { serveTeacherRemove } = await import("./cli/commands/serve/serveTeacher.js");
      return serveTeacherRemove({ ...(options as OptionsFor<"serve teacher remove">), name: word }, io);
    }
    case "serve forget": {
      const { serveForget } = await import("./cli/commands/serve/serveForget.js");
      return serveForget(options as OptionsFor<"serve forget">, io);
    }
    case "mark": {
      const { mark } = await import("./cli/commands/mark/mark.js");
      return mark(options as OptionsFor<"mark">, io);
    }
    case "verify lecture": {
      const { verifyLecture } = await import("./cli/commands/verifyLecture.js");
      return verifyLecture(options as OptionsFor<"verify lecture">, io);
    }
    case "verify gradients": {
      const { verifyGradients } = await import("./cli/commands/verifyGradients.js");
      return verifyGradients(options as OptionsFor<"verify gradients">, io);
    }
    case "verify problems": {
      const { verifyProblems } = await import("./cli/commands/verifyProblems.js");
      const quiz = word === "" ? {} : { quiz: word };
      return verifyProblems({ ...(options as OptionsFor<"verify problems">), ...quiz }, io);
    }
    case "rehearse": {
      const { rehearse } = await import("./cli/commands/rehearse.js");
      const quiz = word === "" ? {} : { quiz: word };
      return rehearse({ ...(options as OptionsFor<"rehearse">), ...quiz }, io);
    }
    case "verify set": {
      const { verifySet } = await import("./cli/commands/verifySet.js");
      return verifySet({ ...(options as OptionsFor<"verify set">), folder: word }, io);
    }
    case "verify answers": {
      const { verifyAnswers } = await import("./cli/commands/verifyAnswers.js");
      return verifyAnswers(options as OptionsFor<"verify answers">, io);
    }
    case "worker": {
      const { worker } = await import("./cli/commands/worker.js");
      return worker(options as OptionsFor<"worker">, io);
    }
    case "merge": {
      const { merge } = await import("./cli/commands/merge.js");
      return merge({ ...(options as OptionsFor<"merge">), folders: words }, io);
    }
    case "verify mnist": {
      const { verifyMnist } = await import("./cli/commands/verifyMnist.js");
      const { streamsOf } = await import("./core/terminal/streams.js");
      return verifyMnist(options as OptionsFor<"verify mnist">, streamsOf(io));
    }
    case "generate": {
      const wish = options as OptionsFor<"generate">;
      const command = async (): Promise<number> => {
        const { generate } = await import("./cli/commands/generate.js");
        const quiz = word === "" ? {} : { quiz: word };
        return generate({ ...wish, ...quiz }, io);
      };
      if (!isProgram) return command();
      const { compileLess } = await import("./core/terminal/v8Flags.js");
      compileLess();
      const { browserAhead } = await import("./cli/commands/browserAhead.js");
      return browserAhead(wish, command);
    }
    case "export": {
      if (isProgram) {
        const { collectEarlier, compileLess } = await import("./core/terminal/v8Flags.js");
        collectEarlier();
        compileLess();
      }
      const { exportQuiz } = await import("./cli/commands/exportQuiz.js");
      const quiz = word === "" ? {} : { quiz: word };
      return exportQuiz({ ...(options as OptionsFor<"export">), ...quiz }, io);
    }
    case "trace": {
      const { trace } = await import("./cli/commands/trace.js");
      return trace(options as OptionsFor<"trace">, io);
    }
    case "reissue": {
      const { reissue } = await import("./cli/commands/reissue.js");
      return reissue(options as OptionsFor<"reissue">, io);
    }
    case "secret new": {
      const { secretNew } = await import("./cli/commands/secretNew.js");
      return secretNew({ ...(options as OptionsFor<"secret new">), file: word }, io);
    }
    case "completion": {
      const { completion } = await import("./cli/commands/completion.js");
      return completion({ ...(options as OptionsFor<"completion">), shell: word }, io);
    }
    case "list": {
      const { list } = await import("./cli/commands/list.js");
      return list({ ...(options as OptionsFor<"list">), kind: word }, io);
    }
  }
}

/** Says what went wrong, one line a fault (and the offending line), and gives the exit code. */
function report(error: unknown, debug: boolean, io: Io): number {
  if (error instanceof GradsheetError) {
    for (const fault of error.faults) io.stderr(`${formatFault(fault)}\n`);
    if (error.more > 0) io.stderr(`${moreFaults(error.more)}\n`);
    io.commands?.(annotations(error.faults, io));
    if (debug) io.stderr(`${error.stack ?? ""}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/^E[MN]FILE\b/.test(message)) {
    const why = fail("NO_MEMORY", "no more files may be open at once; a larger ulimit -n would be right");
    return report(why, debug, io);
  }
  io.stderr(
    `error[INTERNAL]: ${visible(message.split("\n")[0] ?? "")}; this is a fault of gradsheet itself, --debug shows where\n`,
  );
  if (debug && error instanceof Error) io.stderr(`${error.stack ?? ""}\n`);
  return 1;
}
