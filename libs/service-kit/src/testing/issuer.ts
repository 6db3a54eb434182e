import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token says instead of what it normally would. */
export interface TokenWish {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresInSeconds?: number;
  readonly type?: string;
  readonly clientId?: string;
  /** `none`: unsigned. `stranger`: signed by a key that the issuer does not publish, under the key id of one that it does. */
  readonly signature?: 'own' | 'none' | 'stranger';
}

/** A token issuer of a spec: keys and client credentials by HTTP, people's tokens by call. A double of a real OIDC issuer. */
export interface TestIssuer {
  readonly url: string;
  readonly jwksUrl: string;
  readonly tokenUrl: string;
  /** Every client's secret. */
  readonly secret: string;
  tokenFor(sub: string, wish?: TokenWish): string;
  close(): Promise<void>;
}

export const AUDIENCE = 'mingjian';
const KEY_ID = 'spec';
const LIFETIME_SECONDS = 3600;

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

export const startTestIssuer = async (): Promise<TestIssuer> => {
  const own = newKeys();
  const stranger = newKeys();
  const secret = randomUUID();
  let url = '';

  const tokenFor = (sub: string, wish: TokenWish = {}): string => {
    const { signature = 'own', type = 'at+jwt', clientId = 'spec', expiresInSeconds = LIFETIME_SECONDS } = wish;
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: signature === 'none' ? 'none' : 'ES256', typ: type, kid: KEY_ID };
    const claims = {
      iss: wish.issuer ?? url,
      aud: wish.audience ?? AUDIENCE,
      sub,
      client_id: clientId,
      iat: now + Math.min(0, expiresInSeconds) - 1,
      exp: now + expiresInSeconds,
      jti: randomUUID(),
    };
    const signed = `${part(header)}.${part(claims)}`;
    if (signature === 'none') return `${signed}.`;
    const key = signature === 'own' ? own.privateKey : stranger.privateKey;
    return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/jwks') {
      return answer(200, {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }],
      });
    }
    const [client, given] = clientOf(request.headers.authorization);
    if (request.url !== '/token' || client === undefined || given !== secret)
      return answer(401, { error: 'invalid_client' });
    return answer(200, {
      access_token: tokenFor(client, { clientId: client }),
      token_type: 'Bearer',
      expires_in: LIFETIME_SECONDS,
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    jwksUrl: `${url}/jwks`,
    tokenUrl: `${url}/token`,
    secret,
    tokenFor,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

const clientOf = (authorization: string | undefined): readonly (string | undefined)[] =>
  Buffer.from(/^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? '', 'base64')
    .toString()
    .split(':');
