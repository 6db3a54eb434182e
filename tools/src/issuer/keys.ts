import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';

/** Makes the issuer's key pair: one ES256 key, named by its thumbprint (RFC 7638). The result is secret. */
export const generateIssuerKeys = async (): Promise<JSONWebKeySet> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { keys: [{ ...key, kid: await calculateJwkThumbprint(key), use: 'sig', alg: 'ES256' }] };
};

/** What may be shown of a key set: the public members only. */
export const publicKeysOf = (keys: JSONWebKeySet): JSONWebKeySet => ({ keys: keys.keys.map(publicPart) });

const publicPart = ({ kty, crv, x, y, kid, use, alg }: JWK): JWK =>
  Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, use, alg }).filter(([, value]) => value !== undefined),
  ) as unknown as JWK;
