import type { EventLog } from '@mingjian/event-store';
import { projected, type ProjectedEvent } from './projection.js';

/** A run of a log: its events, of a projection that names what it reads only those, and how far it goes. */
export interface Page {
  readonly events: readonly ProjectedEvent[];
  /** The last sequence of the run; the one asked after when there is nothing beyond it. */
  readonly through: number;
  /** False when the log ended before the page was full. */
  readonly full: boolean;
}

/** How many more events are looked through at once where only some are taken. */
const SKIMMED_AT_ONCE = 4;

/** Reads a log page by page. Behind a full page the next one is fetched while the first is being applied. */
export class ReadAhead {
  private ahead: { readonly after: number; readonly page: Promise<Page> } | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly limit: number,
    private readonly names?: readonly string[],
  ) {}

  async read(after: number): Promise<Page> {
    const ahead = this.ahead;
    this.ahead = undefined;
    const page = await (ahead?.after === after ? ahead.page : this.fetch(after));
    if (page.full) {
      const next = { after: page.through, page: this.fetch(page.through) };
      // It may never be asked for; who asks sees the failure.
      next.page.catch(() => {});
      this.ahead = next;
    }
    return page;
  }

  private async fetch(after: number): Promise<Page> {
    if (this.names && this.log.skim) {
      const limit = this.limit * SKIMMED_AT_ONCE;
      const { events, through } = await this.log.skim(after, limit, this.names);
      return { events: events.map(projected), through, full: through - after === limit };
    }
    const events = (await this.log.read(after, this.limit)).map(projected);
    return { events, through: events.at(-1)?.sequence ?? after, full: events.length === this.limit };
  }
}
