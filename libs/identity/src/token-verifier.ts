import { hash } from 'node:crypto';
import type { Clock } from '@mingjian/core';
import { errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { fetchedKeys, givenKeys } from './issuer-keys.js';
import { TokenRefused, type Principal, type TokenFault } from './principal.js';

export type TokenVerifierOptions = {
  /** Exactly the `iss` of the tokens. */
  readonly issuer: string;
  /** What `aud` must contain; a token without `aud` is refused. */
  readonly audience: string;
  /**
   * Accepted `typ` headers. The default is RFC 9068's `at+jwt`; Keycloak writes `JWT` on access tokens, so `['at+jwt', 'JWT']` there.
   */
  readonly types?: readonly string[];
  /** The issuer's clock is the real one, also in a simulated city: the default is the system's, never the city's. */
  readonly clock?: Pick<Clock, 'now'>;
} & ({ readonly jwksUri: string } | { readonly keys: JSONWebKeySet });

export interface TokenVerifier {
  /**
   * Who holds this bearer token.
   * @throws TokenRefused for a token that proves nothing.
   * @throws IssuerUnavailable when the key that it names cannot be fetched.
   */
  verify(token: string): Promise<Principal>;
}

const ALGORITHMS = ['ES256', 'PS256', 'RS256'];
const CLOCK_TOLERANCE_SECONDS = 5;
const LONGEST_TOKEN = 16 * 1024;
const REMEMBERED_TOKENS = 10_000;
/** A remembered token is verified again after this, so that a key which the issuer took back stops working. */
const REMEMBER_MS = 5 * 60 * 1000;

/** Verifies access tokens as an OIDC resource server (RFC 9068, OWASP ASVS 9.1–9.2). */
export const createTokenVerifier = (options: TokenVerifierOptions): TokenVerifier => {
  const keys = 'keys' in options ? givenKeys(options.keys) : fetchedKeys(options.jwksUri);
  const now = () => options.clock?.now() ?? new Date();
  const remembered = new RecentTokens(REMEMBERED_TOKENS);

  return {
    async verify(token) {
      if (token.length > LONGEST_TOKEN) throw new TokenRefused('malformed');
      const key = hash('sha256', token, 'base64');
      const presently = now();
      const known = remembered.get(key, presently.getTime());
      if (known) return known;
      const payload = await verified(token, keys, options, presently);
      const principal = principalOf(payload);
      remembered.set(key, principal, Math.min((payload.exp ?? 0) * 1000, presently.getTime() + REMEMBER_MS));
      return principal;
    },
  };
};

const verified = async (
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, types = ['at+jwt'] }: TokenVerifierOptions,
  currentDate: Date,
): Promise<JWTPayload> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate,
    });
    const type = protectedHeader.typ?.toLowerCase().replace(/^application\//, '');
    if (!types.some((allowed) => allowed.toLowerCase() === type)) throw new TokenRefused('type');
    // Keycloak tells its access, identity and refresh tokens apart only here.
    if (payload['typ'] !== undefined && payload['typ'] !== 'Bearer') throw new TokenRefused('type');
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new TokenRefused(faultOf(error), error);
    throw error;
  }
};

const faultOf = (error: errors.JOSEError): TokenFault => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return CLAIM_FAULTS[error.claim] ?? 'claims';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (SIGNATURE_FAULTS.some((kind) => error instanceof kind)) return 'signature';
  return 'malformed';
};

const CLAIM_FAULTS: Readonly<Record<string, TokenFault>> = { iss: 'issuer', aud: 'audience', nbf: 'notYetValid' };
const SIGNATURE_FAULTS = [
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
] as const;

/** A subject goes into every event, so it must be storable text. */
const STORABLE = /^[^\p{Cc}\p{Cs}]+$/u;

const principalOf = (payload: JWTPayload): Principal => {
  const { sub, iss } = payload;
  if (typeof sub !== 'string' || sub.length > 255 || !STORABLE.test(sub) || iss === undefined) {
    throw new TokenRefused('claims');
  }
  const name = payload['name'];
  const clientId = payload['client_id'] ?? payload['azp'];
  return {
    sub,
    issuer: iss,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof clientId === 'string' ? { clientId } : {}),
  };
};

/** Verification costs more than a command; the most recently used tokens are remembered, by digest and never by themselves. */
class RecentTokens {
  private readonly entries = new Map<string, { readonly principal: Principal; readonly until: number }>();

  constructor(private readonly capacity: number) {}

  get(key: string, now: number): Principal | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.until <= now) return undefined;
    this.entries.set(key, entry);
    return entry.principal;
  }

  set(key: string, principal: Principal, until: number): void {
    this.entries.set(key, { principal, until });
    if (this.entries.size <= this.capacity) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }
}
