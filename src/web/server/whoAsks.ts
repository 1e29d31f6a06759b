import { isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { DEFAULTS, LOCALES, type LocaleName } from "../../core/base/settings.js";

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** The first half of an address of IPv6: whoever has one has all that begin so. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [first = "", rest] = address.split("%")[0]?.split("::") ?? [];
  const groups = (text: string | undefined): string[] =>
    (text ?? "").split(":").filter((part) => part !== "");
  const [before, after] = [groups(first), groups(rest)];
  const zeros = rest === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/**
 * Who asks, as bounds count it: the address that a request comes from, of IPv6 its /64; where a proxy on this machine sends
 * it on, the one that the proxy names last.
 */
export function addressOf(context: Context, behindProxy: boolean): string {
  const { address = "" } = getConnInfo(context).remote;
  const named = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return networkOf(behindProxy && LOOPBACK.test(address) && named !== undefined ? named : address);
}

/** Whether a host's name means this machine: no network carries what is sent to it. */
export const isThisMachine = (host: string): boolean =>
  LOOPBACK.test(host.replace(/^\[|\]$/g, "")) || /(?:^|\.)localhost$/i.test(host);

/** Whether what is typed into a page goes through a network as it is: without TLS, from another machine. */
export const isOpenToAll = (context: Context, secure: boolean): boolean =>
  !secure && !isThisMachine(new URL(context.req.url).hostname);

/** The language of a page that is about no sheet: the one that is asked for first, of those there are. */
export function localeOf(context: Context): LocaleName {
  const wanted = (context.req.header("accept-language") ?? "").toLowerCase();
  const places = LOCALES.map((name) => ({ name, at: wanted.search(new RegExp(`\\b${name}\\b`)) }));
  const [asked] = places.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at);
  return asked?.name ?? DEFAULTS.locale;
}
