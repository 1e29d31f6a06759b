import type { Messages, TextKeys } from "../../core/words/messages.js";
import { LECTURE } from "../cost.js";
import type { MnistRun } from "../run.js";
import { count } from "../summary.js";
import { durationIn } from "./units.js";

/** The two tables of costs: operations as the lecture counts them and all of them; times, measured or multiplied out. */
export interface CostRows {
  readonly counts: readonly { readonly name: string; readonly lecture: string; readonly full: string }[];
  readonly times: readonly { readonly name: string; readonly value: string; readonly note: string }[];
}

/** Both are empty where no cost was measured. */
export function costRows({ cost }: MnistRun, say: Messages<TextKeys["report"]>): CostRows {
  if (cost === null) return { counts: [], times: [] };
  const { lecture, full } = cost;
  const weights = count(cost.weights);
  const operations = (key: TextKeys["report"], which: keyof typeof lecture) => ({
    name: say(key, { images: count(cost.images) }),
    lecture: count(lecture[which]),
    full: count(full[which]),
  });
  const time = (key: TextKeys["report"], seconds: number, note: TextKeys["report"] | "") => ({
    name: say(key, { rate: count(LECTURE.operationsPerSecond) }),
    value: durationIn(seconds, say),
    note: note === "" ? "" : say(note),
  });
  return {
    counts: [
      {
        name: say("costParameters"),
        lecture: say("costParametersLecture", { weights }),
        full: say("costParametersFull", { weights, biases: count(cost.biases) }),
      },
      operations("costImage", "perImage"),
      operations("costParameter", "perParameter"),
      operations("costUpdate", "perUpdate"),
    ],
    times: [
      time("costLoss", cost.lossSeconds, "measured"),
      time("costNaive", cost.naiveSeconds, "multiplied"),
      time("costNaiveLecture", cost.lectureSeconds, ""),
      time("costBackpropagation", cost.backpropagationSeconds, "measured"),
      {
        name: say("costRatio"),
        value: say("costTimes", { ratio: count(Math.round(cost.ratio)) }),
        note: say("multiplied"),
      },
    ],
  };
}
