import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { IssuerUnavailable } from './principal.js';

/** Keys fetched longer ago than this are asked for again, so that a key which the issuer took back stops working. */
const REFRESH_AFTER_MS = 10 * 60 * 1000;
/** A failed refresh is not tried again sooner than this. */
const RETRY_AFTER_MS = 30 * 1000;

/** The issuer's public keys, given once. */
export const givenKeys = (keys: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(keys);

/**
 * The issuer's public keys from its JWKS address. They never expire in memory: an old set is refreshed beside the request that
 * notices its age, so an outage of the issuer keeps nobody out whose key is known. A token with an unknown key waits for a fetch.
 * @throws IssuerUnavailable from the resolver when a key is needed that cannot be fetched.
 */
export const fetchedKeys = (jwksUri: string): JWTVerifyGetKey => {
  const remote = createRemoteJWKSet(new URL(jwksUri), { cacheMaxAge: Infinity, cooldownDuration: RETRY_AFTER_MS });
  let refreshAt = Number.NEGATIVE_INFINITY;

  const refreshWhenOld = (): void => {
    const now = performance.now();
    if (now < refreshAt || !remote.jwks()) return;
    if (refreshAt === Number.NEGATIVE_INFINITY) {
      // The first request has just fetched them.
      refreshAt = now + REFRESH_AFTER_MS;
      return;
    }
    refreshAt = now + RETRY_AFTER_MS;
    remote.reload().then(
      () => (refreshAt = performance.now() + REFRESH_AFTER_MS),
      () => undefined,
    );
  };

  return async (header, token) => {
    refreshWhenOld();
    try {
      return await remote(header, token);
    } catch (error) {
      if (concernsTheToken(error)) throw error;
      throw new IssuerUnavailable(error);
    }
  };
};

const concernsTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
