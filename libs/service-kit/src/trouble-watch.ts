import type { Logger } from 'pino';

/** What is wrong now, by part of the service: `relay`, `projection cases`. */
export type Troubles = ReadonlyMap<string, Error>;

/** Logs once when a part gets into trouble, when the trouble changes, and when it is over: the loops themselves only try again. */
export class TroubleWatch {
  private known = new Map<string, string>();

  constructor(
    private readonly troubles: () => Troubles,
    private readonly log: Logger,
  ) {}

  look(): void {
    const now = this.troubles();
    for (const [part, err] of now) {
      if (this.known.get(part) !== err.message) this.log.error({ part, err }, 'trouble');
    }
    for (const part of this.known.keys()) if (!now.has(part)) this.log.info({ part }, 'trouble is over');
    this.known = new Map([...now].map(([part, { message }]) => [part, message]));
  }
}
