import type { EventLog, RecordedEvent } from '@mingjian/event-store';

/** How many events were acknowledged, and how many of them are not in the log where the acknowledgement says. */
export interface ReadBack {
  readonly acknowledged: number;
  readonly missing: number;
}

const PAGE = 5_000;

/**
 * Reads a log from its beginning and looks for every acknowledged event.
 * @param acknowledged ids by sequence
 * @param isWhole false for an event whose bytes are not those that were handed in
 */
export const readBack = async (
  log: Pick<EventLog, 'read'>,
  acknowledged: ReadonlyMap<number, string>,
  isWhole: (event: RecordedEvent) => boolean = () => true,
): Promise<ReadBack> => {
  let found = 0;
  for (let after = 0; ;) {
    const page = await log.read(after, PAGE);
    if (page.length === 0) return { acknowledged: acknowledged.size, missing: acknowledged.size - found };
    for (const event of page) if (acknowledged.get(event.sequence) === event.id && isWhole(event)) found += 1;
    after = page.at(-1)!.sequence;
  }
};
