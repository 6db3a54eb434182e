import { describe, expect, it } from '@jest/globals';
import { eventNameIn } from '@mingjian/contracts';
import type { EventLog, RecordedEvent, Skimmed } from '@mingjian/event-store';
import { GrowingLog } from '@mingjian/messaging/testing';
import { ReadAhead, type Page } from './read-ahead.js';

/** Every third event is of a name of its own. */
const THIRD = 'ItemProposed';
const third = (event: RecordedEvent): RecordedEvent =>
  event.sequence % 3 === 0 ? { ...event, type: `cn.mingjian.intake.${THIRD}.v1` } : event;

/** A double of a log that can skim. */
class SkimmableLog extends GrowingLog implements EventLog {
  async skim(after: number, limit: number, names: readonly string[]): Promise<Skimmed> {
    const run = (await this.read(after, limit)).map(third);
    return {
      events: run.filter(({ type }) => names.includes(eventNameIn(type))),
      through: run.at(-1)?.sequence ?? after,
    };
  }
}

const pagesOf = async (pages: ReadAhead): Promise<readonly Page[]> => {
  const read: Page[] = [];
  for (let after = 0; ;) {
    const page = await pages.read(after);
    if (page.through === after) return read;
    read.push(page);
    after = page.through;
  }
};
const shape = ({ events, through, full }: Page) => ({
  sequences: events.map(({ sequence }) => sequence),
  through,
  full,
});

describe('reading ahead', () => {
  it('gives every event once, page by page, to whoever reads all', async () => {
    const log = new GrowingLog('intake');
    log.grow(5);
    expect((await pagesOf(new ReadAhead(log, 2))).map(shape)).toEqual([
      { sequences: [1, 2], through: 2, full: true },
      { sequences: [3, 4], through: 4, full: true },
      { sequences: [5], through: 5, full: false },
    ]);
  });

  it('goes through the whole log in longer runs for whoever reads some, also where a run holds none of them', async () => {
    const log = new SkimmableLog('intake');
    log.grow(13);
    expect((await pagesOf(new ReadAhead(log, 1, [THIRD]))).map(shape)).toEqual([
      { sequences: [3], through: 4, full: true },
      { sequences: [6], through: 8, full: true },
      { sequences: [9, 12], through: 12, full: true },
      { sequences: [], through: 13, full: false },
    ]);
    log.grow(1);
    expect(shape(await new ReadAhead(log, 1, ['Nothing']).read(12))).toEqual({
      sequences: [],
      through: 14,
      full: false,
    });
  });
});
