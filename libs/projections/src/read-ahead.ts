import type { EventLog } from '@mingjian/event-store';
import { projected, type ProjectedEvent } from './projection.js';

/** Reads a log page by page. Behind a full page the next one is fetched while the first is being applied. */
export class ReadAhead {
  private ahead: { readonly after: number; readonly page: Promise<readonly ProjectedEvent[]> } | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly limit: number,
  ) {}

  async read(after: number): Promise<readonly ProjectedEvent[]> {
    const ahead = this.ahead;
    this.ahead = undefined;
    const page = await (ahead?.after === after ? ahead.page : this.fetch(after));
    if (page.length === this.limit) {
      const next = { after: page.at(-1)!.sequence, page: this.fetch(page.at(-1)!.sequence) };
      // It may never be asked for; who asks sees the failure.
      next.page.catch(() => {});
      this.ahead = next;
    }
    return page;
  }

  private async fetch(after: number): Promise<readonly ProjectedEvent[]> {
    return (await this.log.read(after, this.limit)).map(projected);
  }
}
