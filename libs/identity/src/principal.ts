/** A verified person or service. People are known by issuer and subject, never by an address or a user name. */
export interface Principal {
  /** The issuer's subject: the only identifier of a person that events carry. */
  readonly sub: string;
  readonly issuer: string;
  /** For greeting the person on a page; never written into an event. */
  readonly name?: string;
  /** The client that asked for the token (RFC 9068 `client_id`, elsewhere `azp`). */
  readonly clientId?: string;
}

/** Why a token is not accepted. For the log and the specs; a caller is only told that the token is invalid. */
export type TokenFault =
  'malformed' | 'algorithm' | 'signature' | 'expired' | 'notYetValid' | 'issuer' | 'audience' | 'type' | 'claims';

/** The token does not prove who is calling: HTTP 401. */
export class TokenRefused extends Error {
  constructor(
    readonly fault: TokenFault,
    cause?: unknown,
  ) {
    super(`token refused: ${fault}`, { cause });
  }
}

/** The issuer's keys cannot be fetched and none in memory fits: nothing is known about the token, HTTP 503. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the issuer publishes no usable keys at the moment', { cause });
  }
}
