/* Shows one of the copies and reports to the platform: SCORM 1.2. The platform's object stands in a window above. */
(() => {
  const LONGEST = 4096;
  const copies = Number(document.body.dataset.copies);
  const api = find(window) ?? (window.opener ? find(window.opener) : null);
  const frame = document.querySelector("iframe");
  const get = (name) => (api === null ? "" : api.LMSGetValue(name));
  const set = (name, value) => api?.LMSSetValue(name, String(value));

  function find(from) {
    let at = from;
    for (let up = 0; up < 10; up++) {
      if (at.API) return at.API;
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  }

  /* The same learner has the same copy each time, wherever they sit: FNV-1a of their id. */
  function copyOf(learner) {
    let hash = 2166136261;
    for (const byte of new TextEncoder().encode(learner)) hash = Math.imul(hash ^ byte, 16777619);
    return ((hash >>> 0) % copies) + 1;
  }

  const answersIn = (page) => [...page.querySelectorAll("[data-answer]")].map((one) => one.dataset.answer);
  const begun = Date.now();

  /*
   * What somebody would have to read is left out of the maximum: nobody could reach it. Platforms refuse points above 100,
   * so that those of a longer sheet are told in hundredths of its maximum.
   */
  function report(page, { score, maxScore, unmarked = 0, answers }) {
    const written = answersIn(page).map((id) => answers[id] ?? "");
    const most = maxScore - unmarked;
    const told = (points) => (most > 100 ? Number(((points * 100) / most).toFixed(4)) : points);
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", told(most));
    set("cmi.core.score.raw", told(score));
    set("cmi.core.lesson_status", written.includes("") ? "incomplete" : "completed");
    set("cmi.suspend_data", kept(written));
    api?.LMSCommit("");
  }

  /* As much as a platform keeps: the longest texts are left out first, and no number for want of an essay's room. */
  function kept(written) {
    const texts = written.map(encodeURIComponent);
    while (texts.join("|").length > LONGEST) {
      const longest = Math.max(...texts.map((text) => text.length));
      texts[texts.findIndex((text) => text.length === longest)] = "";
    }
    return texts.join("|");
  }

  /* What was typed before comes from the platform alone: another learner may have used this browser. */
  function restore(page) {
    const before = get("cmi.suspend_data").split("|").map(decodeURIComponent);
    const answers = Object.fromEntries(answersIn(page).map((id, k) => [id, before[k] ?? ""]));
    page.dispatchEvent(new CustomEvent("gradsheet-answers", { detail: { answers } }));
  }

  if (api === null) document.querySelector("[role=status]").hidden = false;
  else {
    api.LMSInitialize("");
    if (["not attempted", "unknown", ""].includes(get("cmi.core.lesson_status"))) {
      set("cmi.core.lesson_status", "incomplete");
      api.LMSCommit("");
    }
  }
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    if (api === null || page === null) return;
    /* The page by itself says that nothing is sent. */
    page.querySelector("[data-sent]").textContent = document.body.dataset.sent;
    restore(page);
    page.addEventListener("gradsheet-marked", (event) => report(page, event.detail));
  });
  frame.src = `copies/${copyOf(get("cmi.core.student_id"))}.html`;
  window.addEventListener("pagehide", () => {
    if (api === null) return;
    const seconds = Math.round((Date.now() - begun) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    set(
      "cmi.core.session_time",
      `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
    );
    set("cmi.core.exit", "suspend");
    api.LMSFinish("");
  });
})();
