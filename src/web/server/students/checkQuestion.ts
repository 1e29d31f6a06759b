import type { Answers } from "../../../core/marking/marked.js";
import type { Question } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { QuestionState } from "../../../paper/pages/student/studentPage.js";
import type { AnswerStore } from "../database/answerStore.js";
import { phaseOf, tells } from "./policy.js";
import type { ServedSheet } from "./servedSets.js";
import { type Holding, markQuestion, questionState, verdictsOf } from "./studentState.js";

/**
 * Hands a question in with what is saved of it. What cannot be read, and an empty question, cost no attempt; neither does
 * what was handed in the last time, unchanged, and a value that was worked out with one that is changed now.
 */
export async function checkQuestion(
  { name, sheet }: ServedSheet,
  question: Question,
  saved: Answers,
  store: AnswerStore,
  holding: Holding,
): Promise<QuestionState> {
  const { policy, scheme, now } = holding;
  const t = messagesFor(sheet.locale);
  const own: Answers = Object.fromEntries(question.answers.map(({ id }) => [id, saved[id]?.trim() ?? ""]));
  const attempts = await store.attemptsOf(name);
  const before = attempts.filter((attempt) => attempt.question === question.id);
  const state = (note = "", all = attempts): QuestionState =>
    questionState(sheet, question, all, holding, note);
  if (phaseOf(policy, now) !== "open" || before.length >= policy.credits.length) return state();
  if (Object.values(own).every((given) => given === "")) return state(t("student.empty"));
  const last = before.at(-1);
  if (last !== undefined && question.answers.every(({ id }) => last.answers[id] === own[id])) return state();
  const unread = markQuestion(sheet, question, own, scheme).answers.filter(
    ({ verdict }) => verdict === "unreadable",
  );
  if (unread.length > 0)
    return { ...state(t("student.unread")), verdicts: verdictsOf(sheet, question, unread, t) };
  if (tells(policy, now)) {
    const past = before.map(({ answers }) => answers).reverse();
    const { answers } = markQuestion(sheet, question, own, scheme, { before: past });
    const carrying = answers.filter(({ carriesEarlier }) => carriesEarlier);
    if (carrying.length > 0)
      return { ...state(t("student.earlier")), verdicts: verdictsOf(sheet, question, carrying, t) };
  }
  const attempt = { question: question.id, number: before.length + 1, answers: own };
  const made = await store.addAttempt(name, attempt);
  return state("", made === null ? await store.attemptsOf(name) : [...attempts, made]);
}
