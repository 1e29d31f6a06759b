import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { jsonSchemas } from "../../author/quiz/jsonSchemas.js";
import { fail } from "../../core/base/errors.js";
import { sha256 } from "../../core/base/hash.js";
import { BUILT } from "../../core/paths.js";
import { webFont } from "../../paper/fonts/webFonts.js";
import { webStyles } from "../../paper/pages/webPage.js";

/** The addresses of what pages are made of, each with the hash of its content: browsers may keep it for ever. */
export interface Assets {
  readonly style: string;
  readonly student: string;
  readonly teach: string;
  readonly compose: string;
  readonly route: (app: Hono) => void;
}

const FOR_EVER = "public, max-age=31536000, immutable";

/** Reads what was built. Throws DATA_MISSING where `npm run build` has not run. */
export function readAssets(): Assets {
  const styles = webStyles("/assets/fonts/");
  const student = readBuilt("student.js");
  const teach = readBuilt("teach.js");
  const compose = readBuilt("compose.js");
  const named = (name: string, text: string, end: string): string =>
    `/assets/${name}-${sha256(text).slice(0, 16)}.${end}`;
  const files = new Map([
    [named("page", styles, "css"), { text: styles, type: "text/css; charset=utf-8" }],
    [named("teach", teach, "js"), { text: teach, type: "text/javascript; charset=utf-8" }],
    [named("compose", compose, "js"), { text: compose, type: "text/javascript; charset=utf-8" }],
    [named("student", student, "js"), { text: student, type: "text/javascript; charset=utf-8" }],
  ]);
  const [style = "", teachProgram = "", composer = "", program = ""] = files.keys();
  return {
    style,
    student: program,
    teach: teachProgram,
    compose: composer,
    route: (app) => {
      app.get("/assets/fonts/:name", (context) => {
        const bytes = webFont(context.req.param("name"));
        if (bytes === null) return context.notFound();
        return context.body(new Uint8Array(bytes), 200, {
          "Content-Type": "font/woff2",
          "Cache-Control": FOR_EVER,
        });
      });
      app.get("/assets/quiz.schema.json", (context) =>
        context.body(jsonSchemas().get("quiz.schema.json") ?? "", 200, {
          "Content-Type": "application/json",
        }),
      );
      app.get("/assets/:name", (context) => {
        const file = files.get(`/assets/${context.req.param("name")}`);
        if (file === undefined) return context.notFound();
        return context.body(file.text, 200, { "Content-Type": file.type, "Cache-Control": FOR_EVER });
      });
    },
  };
}

function readBuilt(name: string): string {
  const file = join(BUILT, name);
  if (!existsSync(file))
    throw fail("DATA_MISSING", "the pages' script is not built; npm run build makes it", { file });
  return readFileSync(file, "utf8");
}
