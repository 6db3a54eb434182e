/**
 * Errors that say nothing about the statement: the server cannot be reached, is starting, stopping, or broke the connection off.
 * The same work may be tried again; what it did is unknown.
 */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string') return UNAVAILABLE.has(code) || code.startsWith('08');
  return BROKEN_OFF.test(error.message) || isUnavailable(error.cause);
};

const UNAVAILABLE: ReadonlySet<string> = new Set([
  '53300', // too_many_connections
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '58030', // io_error
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the socket of a stopped server
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What `pg` says without a code. */
const BROKEN_OFF =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Connection ended unexpectedly|Client was closed/i;
