import type { Context } from "hono";
import { present } from "../../../core/base/known.js";
import type { May } from "../../../core/base/settings.js";
import type { Teacher } from "./sessions.js";

/** Who asks, by their requests. */
const asking = new WeakMap<Request, Teacher>();

export const setTeacher = (context: Context, teacher: Teacher): void =>
  void asking.set(context.req.raw, teacher);

/** Who asks, on a page behind the token. */
export const teacherOf = (context: Context): Teacher => present(asking.get(context.req.raw), "a teacher");

/** What a teacher needs the right to for a request: what changes marks, or is typed in, is marking; looking on is seeing. */
export function neededFor(method: string, path: string): May | null {
  if (/^\/teach(?:\/leave(?:-others)?)?\/?$/.test(path)) return null;
  if (/^\/teach\/(?:compose|work)(?:\/|$)/.test(path))
    // Feedback sheets are works too, and are downloaded like them.
    return method === "GET" && path.startsWith("/teach/work/") ? "see" : "compose";
  return method === "GET" && !/^\/teach\/[^/]+\/enter(?:\/|$)/.test(path) ? "see" : "mark";
}

/** Whether a teacher may; whoever marks or composes sees, too. */
export const isAllowed = ({ may }: Teacher, needed: May | null): boolean =>
  needed === null || needed === "see" || may.includes(needed);
