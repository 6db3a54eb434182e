import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import type { Client, Context, Grant, ResourceServerInfo } from 'oidc-provider';
import type { Person } from '../city/people.js';
import { answerLogin } from './login.js';
import { logoutPages } from './logout.js';
import { loadProvider, type ProviderModule } from './provider.js';
import { shortLivedStore } from './short-lived.js';

/** Who may ask for access tokens of the platform, and as what. */
export interface IssuerOptions {
  /** Origin of the entry, for example `http://127.0.0.1:8080`; the issuer is `<origin>/oidc`. */
  readonly origin: string;
  /** Private keys; see `generateIssuerKeys`. */
  readonly keys: JSONWebKeySet;
  /** Signs the cookies. */
  readonly cookieSecret: string;
  /** Whom the log-in page offers. */
  readonly people: readonly Person[];
  /** Everybody who can log in, also those who are not offered. */
  readonly personNamed: (sub: string) => Person | undefined;
  readonly password: string;
  /** Confidential clients of the services: id → secret. */
  readonly services: Readonly<Record<string, string>>;
}

export interface Issuer {
  readonly url: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  /** Answers a request below `/oidc`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export const ISSUER_PATH = '/oidc';
/** What the services demand in `aud`. */
export const AUDIENCE = 'mingjian';
/** The public client of people at a browser and of command-line tools. */
export const PUBLIC_CLIENT = 'mingjian-tools';
/** The public client of the workbench: a page of this very origin, whose tokens live in its memory and are renewed by a rotating one. */
export const WORKBENCH_CLIENT = 'mingjian-workbench';
/** Name and password of a demo person in one request: for demos, tests and the command line, on this machine only. */
export const DEMO_GRANT = 'urn:mingjian:grant-type:demo-person';

const RESOURCE = 'urn:mingjian:api';
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

const resourceServer: ResourceServerInfo = {
  audience: AUDIENCE,
  scope: 'api',
  accessTokenTTL: HOUR,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'ES256' } },
};

/**
 * A real OpenID Connect issuer whose accounts are demo people: authorization code with PKCE, client credentials for the services,
 * and the demo grant. For one machine; an installation with real people uses its own issuer.
 */
export const createIssuer = async (options: IssuerOptions): Promise<Issuer> => {
  const url = `${options.origin}${ISSUER_PATH}`;
  const module = await loadProvider();
  const { Provider } = module;
  const provider = new Provider(url, configurationOf(options, module));
  provider.registerGrantType(DEMO_GRANT, demoGrant(options, module), ['username', 'password']);
  const answerProtocol = provider.callback();

  return {
    url,
    tokenUrl: `${url}/token`,
    jwksUrl: `${url}/jwks`,
    async handle(request, response) {
      const path = (request.url ?? '').slice(ISSUER_PATH.length) || '/';
      // oidc-provider routes on the path below its mount point and finds the mount point by comparing the two.
      Object.assign(request, { originalUrl: request.url, url: path });
      if (path.startsWith('/interaction/')) {
        await answerLogin({ request, response, provider, module, accounts: options });
      } else {
        await answerProtocol(request, response);
      }
    },
  };
};

const configurationOf = (options: IssuerOptions, { errors }: ProviderModule): object => ({
  adapter: shortLivedStore(),
  jwks: options.keys,
  cookies: { keys: [options.cookieSecret] },
  clients: [
    {
      client_id: PUBLIC_CLIENT,
      client_name: 'Mingjian 明鉴',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', DEMO_GRANT],
      // A native client's loopback redirect matches on every port (RFC 8252 §7.3).
      redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
    },
    {
      client_id: WORKBENCH_CLIENT,
      client_name: '明鉴工作台 Mingjian Workbench',
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`${options.origin}/workbench/callback`],
      post_logout_redirect_uris: [`${options.origin}/workbench/`],
    },
    ...Object.entries(options.services).map(([id, secret]) => ({
      client_id: id,
      client_secret: secret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    })),
  ],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  // A browser names the origin also when it asks its own.
  clientBasedCORS: (_context: Context, origin: string, client: Client) =>
    client.clientId === WORKBENCH_CLIENT && origin === options.origin,
  findAccount: (_context: Context, sub: string) => {
    const person = options.personNamed(sub);
    return person && { accountId: sub, claims: () => ({ sub, name: person.name }) };
  },
  claims: { openid: ['sub'], profile: ['name'] },
  conformIdTokenClaims: false,
  extraTokenClaims: (_context: Context, { accountId }: { accountId?: string }) => {
    const person = options.personNamed(accountId ?? '');
    return person && { name: person.name };
  },
  extraParams: [],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: true, ...logoutPages },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context: Context, resource: string) => {
        if (resource !== RESOURCE) throw new errors.InvalidTarget();
        return resourceServer;
      },
    },
  },
  interactions: { url: (_context: Context, { uid }: { uid: string }) => `${ISSUER_PATH}/interaction/${uid}` },
  loadExistingGrant: grantWithoutAsking,
  pkce: { required: () => true },
  responseTypes: ['code'],
  scopes: ['openid', 'profile'],
  renderError: (context: Context, out: Readonly<Record<string, unknown>>) => {
    context.type = 'application/json';
    context.body = out;
  },
  issueRefreshToken: (_context: Context, client: Client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  ttl: {
    AccessToken: HOUR,
    AuthorizationCode: 60,
    ClientCredentials: HOUR,
    IdToken: HOUR,
    Interaction: HOUR,
    RefreshToken: DAY,
    Session: DAY,
    Grant: DAY,
  },
});

/** There is one platform and nobody else's data: logging in is the consent. */
const grantWithoutAsking = async ({ oidc }: Context): Promise<Grant | undefined> => {
  const { clientId } = oidc.client;
  const known = oidc.session.grantIdFor(clientId);
  if (known !== undefined) return oidc.provider.Grant.find(known);
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(RESOURCE, resourceServer.scope);
  await grant.save(DAY);
  return grant;
};

const demoGrant =
  ({ personNamed, password }: IssuerOptions, { errors }: ProviderModule) =>
  async (context: Context): Promise<void> => {
    const { client, params, provider } = context.oidc;
    const person = personNamed(params['username'] ?? '');
    if (!person || params['password'] !== password) throw new errors.InvalidGrant('no such demo person or password');
    const token = new provider.AccessToken({
      accountId: person.sub,
      client,
      scope: resourceServer.scope,
      gty: DEMO_GRANT,
    });
    token.resourceServer = new provider.ResourceServer(RESOURCE, resourceServer);
    const value = await token.save();
    context.body = {
      access_token: value,
      expires_in: token.expiration,
      token_type: 'Bearer',
      scope: resourceServer.scope,
    };
  };
