/** SQLSTATE classes and codes: connection lost (08), resources exhausted (53), disk error, server shutting down or session ended by it. */
const STATES = /^(08...|53...|58030|57P0[1235]|25P0[34])$/;

/** System errors of the way to the server. */
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` itself says, without a code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error) and is not queryable)/;

/**
 * True for an error that says "the database cannot be reached or broke off", whatever was asked of it: the outcome is unknown, the
 * same may be tried again later. Looks through `cause`.
 */
export const isUnavailable = (error: unknown): boolean => {
  for (let at = error; isFailure(at); at = at.cause) {
    if (STATES.test(at.code ?? '') || SYSTEM.has(at.code ?? '') || WORDS.test(at.message)) return true;
  }
  return false;
};

/** By shape: an error of Node itself is no `instanceof Error` of another context (a test's, a worker's). */
const isFailure = (value: unknown): value is { message: string; code?: string; cause?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'message' in value &&
  typeof value.message === 'string' &&
  (!('code' in value) || value.code === undefined || typeof value.code === 'string');
