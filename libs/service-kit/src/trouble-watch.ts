import type { Logger } from 'pino';

/** What is wrong now, by part of the service: `relay`, `projection cases`. */
export type Troubles = ReadonlyMap<string, Error>;

/**
 * Logs a trouble once when it is there at two looks in a row, again when it changes, and when it is over: the loops themselves only try
 * again, mostly with success.
 */
export class TroubleWatch {
  private before: Troubles = new Map();
  private readonly said = new Map<string, string>();

  constructor(
    private readonly troubles: () => Troubles,
    private readonly log: Logger,
  ) {}

  look(): void {
    const now = this.troubles();
    for (const [part, err] of now) {
      if (!this.before.has(part) || this.said.get(part) === err.message) continue;
      this.log.error({ part, err }, 'trouble');
      this.said.set(part, err.message);
    }
    for (const part of [...this.said.keys()].filter((known) => !now.has(known))) {
      this.log.info({ part }, 'trouble is over');
      this.said.delete(part);
    }
    this.before = now;
  }
}
