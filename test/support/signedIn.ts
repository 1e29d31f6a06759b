import type { Served } from "./served.js";

/** A teacher's requests without a browser; `origin` is the address that browsers see, where it is another. */
export interface SignedIn {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly text: (path: string) => Promise<string>;
  /** Sends a form. */
  readonly send: (path: string, form: Readonly<Record<string, string>>) => Promise<Response>;
  /** The address of the first set. */
  readonly set: string;
}

export async function signedIn(
  { url, origin = url }: Pick<Served, "url"> & { readonly origin?: string },
  token = "a-token-of-the-test",
): Promise<SignedIn> {
  const head = { origin, "content-type": "application/x-www-form-urlencoded" };
  const entered = await fetch(`${url}/teach/enter`, {
    method: "POST",
    redirect: "manual",
    headers: head,
    body: new URLSearchParams({ token }).toString(),
  });
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, { redirect: "manual", ...init, headers: { ...init.headers, cookie } });
  const text = (path: string): Promise<string> => ask(path).then((response) => response.text());
  const send = (path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
    ask(path, { method: "POST", headers: head, body: new URLSearchParams(form).toString() });
  const set = /href="(\/teach\/[0-9a-f]{16})"><?/.exec(await text("/teach"))?.[1] ?? "";
  return { ask, text, send, set };
}
