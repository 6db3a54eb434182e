import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createTokenVerifier, IssuerUnavailable, TokenRefused, type TokenVerifierOptions } from './index.js';

const issuer = 'https://issuer.example';
const audience = 'mingjian-api';

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

const keyPair = async (alg: string, kid: string): Promise<KeyPair> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

let key: KeyPair;
let rsa: KeyPair;
let stranger: KeyPair;
beforeAll(async () => {
  [key, rsa, stranger] = await Promise.all([keyPair('ES256', 'k1'), keyPair('RS256', 'r1'), keyPair('ES256', 'k1')]);
});

const seconds = (offset = 0): number => Math.floor(Date.now() / 1000) + offset;

interface Shape {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Record<string, string>;
  readonly by?: KeyPair;
}
const token = ({ claims = {}, header = {}, by = key }: Shape = {}): Promise<string> =>
  new SignJWT({ iss: issuer, aud: audience, sub: 'p-liwei', iat: seconds(), exp: seconds(300), ...claims })
    .setProtectedHeader({ alg: by.jwk.alg!, kid: by.jwk.kid!, typ: 'at+jwt', ...header })
    .sign(by.privateKey);

const verifier = (options: Partial<Pick<TokenVerifierOptions, 'types' | 'clock'>> = {}) =>
  createTokenVerifier({ issuer, audience, keys: { keys: [key.jwk, rsa.jwk] }, ...options });

const faultOf = async (
  bearer: string | Promise<string>,
  options: Parameters<typeof verifier>[0] = {},
): Promise<string> => {
  const text = await bearer;
  return verifier(options)
    .verify(text)
    .then(
      () => 'accepted',
      (error: unknown) => (error instanceof TokenRefused ? error.fault : String(error)),
    );
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('token verifier', () => {
  it('tells who holds a valid access token', async () => {
    const claims = { name: '李伟', client_id: 'workbench' };
    expect(await verifier().verify(await token({ claims }))).toEqual({
      sub: 'p-liwei',
      issuer,
      name: '李伟',
      clientId: 'workbench',
    });
  });

  it('accepts an audience list that contains this API, and RSA keys', async () => {
    expect(await faultOf(token({ claims: { aud: ['account', audience] }, by: rsa }))).toBe('accepted');
  });

  it.each<[string, string, Shape]>([
    ['another issuer', 'issuer', { claims: { iss: 'https://other.example' } }],
    ['another audience', 'audience', { claims: { aud: 'account' } }],
    ['no audience', 'audience', { claims: { aud: undefined } }],
    ['no subject', 'claims', { claims: { sub: undefined } }],
    ['no expiry', 'claims', { claims: { exp: undefined } }],
    ['no time of issue', 'claims', { claims: { iat: undefined } }],
    ['a subject that no database keeps', 'claims', { claims: { sub: 'a\u0000b' } }],
    ['a subject that is too long', 'claims', { claims: { sub: 'x'.repeat(256) } }],
    ['a past expiry', 'expired', { claims: { exp: seconds(-60) } }],
    ['a start in the future', 'notYetValid', { claims: { nbf: seconds(60) } }],
    ['the type of another token', 'type', { header: { typ: 'JWT' } }],
    ['an unknown key', 'signature', { header: { kid: 'k9' } }],
  ])('refuses a token with %s', async (_what, fault, shape) => {
    expect(await faultOf(token(shape))).toBe(fault);
  });

  it('refuses a signature by another key of the same name', async () => {
    expect(await faultOf(token({ by: stranger }))).toBe('signature');
  });

  it('refuses an unsigned token and one signed with the public key as a shared secret', async () => {
    const claims = encode({ iss: issuer, aud: audience, sub: 'p', iat: seconds(), exp: seconds(300) });
    expect(await faultOf(`${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}.`)).toBe('algorithm');
    const head = encode({ alg: 'HS256', kid: 'r1', typ: 'at+jwt' });
    const mac = createHmac('sha256', await exportSPKI(rsa.publicKey))
      .update(`${head}.${claims}`)
      .digest('base64url');
    expect(await faultOf(`${head}.${claims}.${mac}`)).toBe('algorithm');
  });

  it.each(['', 'x', 'a.b.c', `${'a'.repeat(17_000)}.b.c`])('refuses what is no token at all', async (text) => {
    expect(await faultOf(text)).toBe('malformed');
  });

  it('accepts other types only where configured, and then never an identity or refresh token of Keycloak', async () => {
    const types = ['at+jwt', 'JWT'];
    const header = { typ: 'JWT' };
    expect(await faultOf(token({ header, claims: { typ: 'Bearer' } }), { types })).toBe('accepted');
    expect(await faultOf(token({ header, claims: { typ: 'ID' } }), { types })).toBe('type');
    expect(await faultOf(token({ header, claims: { typ: 'Refresh' } }), { types })).toBe('type');
  });

  it('does not remember a token beyond its expiry', async () => {
    let now = new Date();
    const remembering = verifier({ clock: { now: () => now } });
    const bearer = await token({ claims: { exp: seconds(60) } });
    await remembering.verify(bearer);
    now = new Date(now.getTime() + 70_000);
    await expect(remembering.verify(bearer)).rejects.toMatchObject({ fault: 'expired' });
  });
});

describe('keys from the issuer', () => {
  let server: Server | undefined;
  afterEach(() => new Promise<unknown>((done) => (server ? server.close(done) : done(undefined))));

  const serve = async (answer: { status: number; keys: JWK[] }): Promise<{ uri: string; asked: () => number }> => {
    let asked = 0;
    server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(answer.status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ keys: answer.keys }));
    });
    await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
    return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`, asked: () => asked };
  };

  it('are fetched once and outlive an outage of the issuer', async () => {
    const answer = { status: 200, keys: [key.jwk] };
    const { uri, asked } = await serve(answer);
    const remote = createTokenVerifier({ issuer, audience, jwksUri: uri });
    await remote.verify(await token());
    answer.status = 503;
    expect(await remote.verify(await token({ claims: { sub: 'p-other' } }))).toMatchObject({ sub: 'p-other' });
    expect(asked()).toBe(1);
  });

  it('are reported as unavailable, not the token as invalid, when none could be fetched', async () => {
    const { uri } = await serve({ status: 503, keys: [] });
    const remote = createTokenVerifier({ issuer, audience, jwksUri: uri });
    await expect(remote.verify(await token())).rejects.toBeInstanceOf(IssuerUnavailable);
  });

  it('that are unknown refuse the token while the issuer was asked a moment ago', async () => {
    const { uri, asked } = await serve({ status: 200, keys: [key.jwk] });
    const remote = createTokenVerifier({ issuer, audience, jwksUri: uri });
    await remote.verify(await token());
    await expect(remote.verify(await token({ by: rsa }))).rejects.toMatchObject({ fault: 'signature' });
    expect(asked()).toBe(1);
  });
});
