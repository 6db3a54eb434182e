import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTokenVerifier } from '@mingjian/identity';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { people, personNamed } from '../city/people.js';
import { AUDIENCE, createIssuer, DEMO_GRANT, generateIssuerKeys, PUBLIC_CLIENT, type Issuer } from './index.js';

const password = 'a-demo-password';
const [someone] = people;
let server: Server;
let issuer: Issuer;

beforeAll(async () => {
  server = createServer((request, response) => void issuer.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = await createIssuer({
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: await generateIssuerKeys(),
    cookieSecret: randomBytes(16).toString('hex'),
    people,
    personNamed,
    password,
    services: { 'service-review': 'a-secret' },
  });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers,
});

const verify = async (token: string) =>
  (
    await jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      issuer: issuer.url,
      audience: AUDIENCE,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })
  ).payload;

/** A browser of one tab: keeps cookies, does not follow redirects by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, issuer.url), {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.set(name!, value!);
    }
    return response;
  }
}

const challenge = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

const redirectUri = 'http://127.0.0.1:49152/callback';
const authorizationOf = (pkce: Record<string, string>) =>
  `${issuer.url}/auth?${new URLSearchParams({
    client_id: PUBLIC_CLIENT,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile api',
    state: 'some-state',
    ...pkce,
  })}`;

describe('the embedded issuer', () => {
  it('publishes its discovery document and public keys only', async () => {
    const discovery = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
    expect(discovery).toMatchObject({
      issuer: issuer.url,
      token_endpoint: issuer.tokenUrl,
      jwks_uri: issuer.jwksUrl,
      code_challenge_methods_supported: ['S256'],
    });
    const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as { keys: Record<string, unknown>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('logs a demo person in by authorization code and PKCE', async () => {
    const browser = new Browser();
    const pkce = challenge();
    const started = await browser.go(
      authorizationOf({ code_challenge: pkce.challenge, code_challenge_method: 'S256' }),
    );
    expect(started.status).toBe(303);
    const loginUrl = started.headers.get('location')!;
    const shown = await (await browser.go(loginUrl)).text();
    for (const { name, sub } of people) {
      expect(shown).toContain(name);
      expect(shown).toContain(`value="${sub}"`);
    }

    const wrong = await browser.go(loginUrl, form({ username: someone!.sub, password: 'wrong' }));
    expect(wrong.status).toBe(403);

    let response = await browser.go(loginUrl, form({ username: someone!.sub, password }));
    while (!response.headers.get('location')!.startsWith(redirectUri)) {
      expect(response.status).toBe(303);
      response = await browser.go(response.headers.get('location')!);
    }
    const returned = new URL(response.headers.get('location')!).searchParams;
    expect(returned.get('state')).toBe('some-state');

    const exchange = (verifier: string) =>
      fetch(
        issuer.tokenUrl,
        form({
          grant_type: 'authorization_code',
          client_id: PUBLIC_CLIENT,
          code: returned.get('code')!,
          redirect_uri: redirectUri,
          code_verifier: verifier,
        }),
      );
    const answer = (await (await exchange(pkce.verifier)).json()) as { access_token: string; id_token: string };
    expect(await verify(answer.access_token)).toMatchObject({ sub: someone!.sub, name: someone!.name });
    expect(answer.id_token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await exchange(pkce.verifier)).status).toBe(400);
  });

  it('gives no code without PKCE', async () => {
    const response = await new Browser().go(authorizationOf({}));
    expect(new URL(response.headers.get('location')!).searchParams.get('error')).toBe('invalid_request');
  });

  it('answers a log-in that it does not know with a page', async () => {
    const response = await fetch(`${issuer.url}/interaction/unknown`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('start again');
  });

  it('gives a service a token in its own name for its secret', async () => {
    const ask = (secret: string) =>
      fetch(
        issuer.tokenUrl,
        form(
          { grant_type: 'client_credentials' },
          { authorization: `Basic ${Buffer.from(`service-review:${secret}`).toString('base64')}` },
        ),
      );
    const { access_token: token } = (await (await ask('a-secret')).json()) as { access_token: string };
    expect(await verify(token)).toMatchObject({ sub: 'service-review', client_id: 'service-review' });
    expect((await ask('another')).status).toBe(401);
  });

  it('gives a demo person an hour for name and password, and nobody else', async () => {
    const ask = (username: string, secret: string) =>
      fetch(issuer.tokenUrl, form({ grant_type: DEMO_GRANT, client_id: PUBLIC_CLIENT, username, password: secret }));
    const { access_token: token, expires_in: seconds } = (await (await ask(someone!.sub, password)).json()) as {
      access_token: string;
      expires_in: number;
    };
    expect(seconds).toBe(3600);
    const payload = await verify(token);
    expect(payload).toMatchObject({ sub: someone!.sub, name: someone!.name });
    expect(payload.exp! - payload.iat!).toBe(3600);

    const unlisted = (await (await ask('some-organ.registrar', password)).json()) as { access_token: string };
    expect(await verify(unlisted.access_token)).toMatchObject({ sub: 'some-organ.registrar' });

    const verifier = createTokenVerifier({ issuer: issuer.url, audience: AUDIENCE, jwksUri: issuer.jwksUrl });
    expect(await verifier.verify(token)).toMatchObject({ sub: someone!.sub, name: someone!.name });

    for (const [username, secret] of [
      [someone!.sub, 'wrong'],
      ['service-review', password],
      ['nobody', password],
      ['some-organ.administrator', password],
      ['', ''],
    ] as const) {
      const refused = await ask(username, secret);
      expect([username, refused.status]).toEqual([username, 400]);
      expect(await refused.json()).toMatchObject({ error: expect.stringMatching(/invalid_(grant|request)/) });
    }
  });
});
