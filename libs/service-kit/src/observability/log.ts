import { destination, pino, type Logger } from 'pino';

/** A write to the standard output costs as much as a tenth of a command, so lines go out together, this often. */
const FLUSH_MS = 100;
const BYTES_AT_ONCE = 8_192;

let standardOutput: ReturnType<typeof destination> | undefined;

/**
 * The log of a service, a JSON object a line. What is left is written when the process exits; a killed one loses at most its last
 * tenth of a second, which nothing is derived from.
 * @param to where lines go instead of the standard output
 */
export const createLog = (service: string, level: string, to?: { write(line: string): void }): Logger =>
  pino(
    { name: service, level },
    to ?? (standardOutput ??= destination({ dest: 1, minLength: BYTES_AT_ONCE, periodicFlush: FLUSH_MS, sync: false })),
  );
