import type { ClientAuth, Configuration } from "openid-client";
import { isThisMachine } from "../whoAsks.js";
import type { NamedTeacher } from "./namedTeachers.js";

/** What a school's provider of accounts (OpenID Connect) knows a server by. */
export interface AccountSetting {
  /** The provider's address, as its configuration names it. */
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
}

/** What one sign-in is known by from its beginning to its end: drawn anew each time, and kept in the browser that began it. */
export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whose account it is. */
export interface Account {
  /** What the provider calls it for ever. */
  readonly subject: string;
  /** Null where the provider does not say that the address is this person's. */
  readonly email: string | null;
}

/** Sign-in by the accounts of a school. */
export interface SchoolAccounts {
  /** The provider's page, and what the sign-in is known by. Rejects where the provider does not answer. */
  readonly begin: () => Promise<{ readonly page: URL; readonly signIn: SignIn }>;
  /** Exchanges what the provider sent the browser back with. Rejects where anything of it is not as it is to be. */
  readonly finish: (query: string, signIn: SignIn) => Promise<Account>;
  /** Where one signs out of the account itself; null where the provider has no such page, or does not answer. */
  readonly leave: () => Promise<URL | null>;
}

/** Where the provider sends browsers back to. */
export const BACK = "/teach/account/back";
/** Seconds until a provider that does not answer is given up. */
const PATIENCE = 10;
/** The clocks of two machines may differ by so many seconds. */
const TOLERANCE = 30;

/** `origin` is the server's address as browsers see it. The package is loaded at the first sign-in, the provider asked who it is then, too. */
export function schoolAccounts({ issuer, client, secret }: AccountSetting, origin: string): SchoolAccounts {
  const load = async () => {
    const oidc = await import("openid-client");
    const basic = oidc.ClientSecretBasic(secret);
    const posted = oidc.ClientSecretPost(secret);
    const known: ClientAuth = (server, ...rest) =>
      (server.token_endpoint_auth_methods_supported?.includes("client_secret_basic") === false
        ? posted
        : basic)(server, ...rest);
    const address = new URL(issuer);
    const open = address.protocol === "http:" && isThisMachine(address.hostname);
    const config = await oidc.discovery(address, client, { [oidc.clockTolerance]: TOLERANCE }, known, {
      timeout: PATIENCE,
      // The seal of what the provider says is looked at even though it comes by TLS.
      execute: [oidc.enableNonRepudiationChecks, ...(open ? [oidc.allowInsecureRequests] : [])],
    });
    return { oidc, config };
  };
  let loaded: ReturnType<typeof load> | null = null;
  const provider = async (): ReturnType<typeof load> => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      // Asked anew at the next sign-in.
      loaded = null;
      throw error;
    }
  };
  return {
    begin: async () => {
      const { oidc, config } = await provider();
      const signIn = {
        ...{ state: oidc.randomState(), nonce: oidc.randomNonce() },
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const page = oidc.buildAuthorizationUrl(config, {
        ...{ redirect_uri: `${origin}${BACK}`, scope: "openid email", code_challenge_method: "S256" },
        code_challenge: await oidc.calculatePKCECodeChallenge(signIn.verifier),
        ...{ state: signIn.state, nonce: signIn.nonce },
      });
      return { page, signIn };
    },
    finish: async (query, { state, nonce, verifier }) => {
      const { oidc, config } = await provider();
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${BACK}${query}`, origin), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error("the provider sent no ID token");
      const said =
        claims["email"] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims;
      return { subject: claims.sub, email: emailOf(said) };
    },
    leave: async () => {
      const found = await provider().catch(() => null);
      return found === null ? null : endOf(found.oidc, found.config);
    },
  };
}

/** An address counts where the provider has made sure of it: anybody can type one into an account. */
const emailOf = ({ email, email_verified: sure }: Readonly<Record<string, unknown>>): string | null =>
  typeof email === "string" && sure === true ? email : null;

const endOf = (oidc: typeof import("openid-client"), config: Configuration): URL | null =>
  config.serverMetadata().end_session_endpoint === undefined ? null : oidc.buildEndSessionUrl(config);

/** Whose account it is, of those who are on the list. */
export const teacherWith = (
  { subject, email }: Account,
  listed: readonly NamedTeacher[],
): NamedTeacher | undefined =>
  listed.find(
    ({ account }) =>
      account !== undefined && (account === subject || account.toLowerCase() === email?.toLowerCase()),
  );
