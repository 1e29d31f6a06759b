/// <reference path="./oidcProvider.d.ts" />
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "./freePort.js";

/** A school's provider of accounts, as real ones are: OpenID Connect over HTTP, with a key of its own. */
export interface AccountProvider {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
  /** Who signs in at its page from now on. */
  readonly as: (subject: string, email: string, verified?: boolean) => void;
  /** Changes what its next ID tokens say, sealed anew with its key, or with another one. */
  readonly twist: (change: ((claims: Claims) => Claims) | null, key?: "another") => void;
  readonly close: () => Promise<void>;
}

type Claims = Readonly<Record<string, unknown>>;

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Starts one that sends people back to `back`; its page for signing in lets in at once whom the test names. */
export async function accountProvider(back: string): Promise<AccountProvider> {
  const [own, other] = [pair(), pair()];
  const port = await freePort();
  // Another name than the server's address, so that browsers take it for another site.
  const issuer = `http://localhost:${port}`;
  const [client, secret] = ["gradsheet", "a secret: 100 % of the test's"];
  let account = { subject: "", email: "", verified: true };
  let twisted: { readonly change: (claims: Claims) => Claims; readonly key: typeof own } | null = null;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back] }],
    jwks: { keys: [{ ...own.privateKey.export({ format: "jwk" }), kty: "RSA", kid: "own", use: "sig" }] },
    cookies: { keys: ["a key of the test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: account.email, email_verified: account.verified }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: client,
        accountId: context.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (context.path.startsWith("/interaction/")) {
      await provider.interactionFinished(context.req, context.res, { login: { accountId: account.subject } });
      context.respond = false;
      return;
    }
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (twisted === null || typeof body?.id_token !== "string") return;
    const [head = "", claims = ""] = body.id_token.split(".");
    const said = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as Claims;
    const text = `${head}.${Buffer.from(JSON.stringify(twisted.change(said))).toString("base64url")}`;
    const seal = sign("sha256", Buffer.from(text), twisted.key.privateKey).toString("base64url");
    context.body = { ...body, id_token: `${text}.${seal}` };
  });
  const server = createServer(provider.callback());
  await new Promise<void>((listening) => void server.listen(port, "localhost", listening));
  return {
    ...{ issuer, client, secret },
    as: (subject, email, verified = true) => {
      account = { subject, email, verified };
    },
    twist: (change, key) => {
      twisted = change === null ? null : { change, key: key === "another" ? other : own };
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
