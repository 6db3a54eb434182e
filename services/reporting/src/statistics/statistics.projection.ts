import { eventNameIn } from '@mingjian/contracts';
import type { ProjectedEvent, Projection } from '@mingjian/projections';
import type { StatisticsPart } from './part.js';
import { applicationsPart } from './views/applications/projection.js';
import { sharedViews } from './indicators/shared-views.js';
import { itemsPart } from './views/items/projection.js';
import { openingsPart } from './views/openings/projection.js';
import { publicationsPart } from './views/publications/projection.js';
import { remediesPart } from './views/remedies/projection.js';
import { createTotals, post, totalsTables, type Posting } from './views/running-totals/totals.js';
import { reviewsPart } from './views/reviews/projection.js';
import { talliesPart } from './views/tallies/projection.js';
import { workdaysPart } from './views/workdays/projection.js';

const parts: readonly StatisticsPart[] = [
  workdaysPart,
  applicationsPart,
  remediesPart,
  talliesPart,
  openingsPart,
  itemsPart,
  reviewsPart,
  publicationsPart,
];

const readers: ReadonlyMap<string, StatisticsPart> = new Map(
  parts.flatMap((part) => part.events.map((name) => [name, part] as const)),
);

/** Names of the events that some part counts. */
export const statisticsEvents: ReadonlySet<string> = new Set(readers.keys());

/** Everything that the annual report's tables and their drill-down read. No part looks at two sources, so their order is free. */
export const statistics: Projection = {
  name: 'statistics',
  sources: ['intake', 'review', 'publish', 'reporting'],
  tables: [...parts.flatMap(({ tables }) => tables), ...totalsTables],
  createTables: (schema) => [...parts.map((part) => part.createTables(schema)), createTotals(schema)].join('\n'),
  shared: sharedViews,
  reads: [...readers.keys()],
  async apply(client, schema, events) {
    const postings: Posting[] = [];
    for (const [part, share] of sharesOf(events)) postings.push(...(await part.apply(client, schema, share)));
    // Several parts may have posted to one organ's year: the totals move in the order of the log.
    await post(
      client,
      schema,
      postings.sort((one, other) => one.sequence - other.sequence),
    );
  },
};

/** Chosen by the type on the wire: most events concern no part, and an event is decoded only when its name or data is asked for. */
const sharesOf = (events: readonly ProjectedEvent[]): ReadonlyMap<StatisticsPart, readonly ProjectedEvent[]> => {
  const shares = new Map<StatisticsPart, ProjectedEvent[]>();
  for (const event of events) {
    const part = readers.get(eventNameIn(event.type));
    if (!part) continue;
    const share = shares.get(part);
    if (share) share.push(event);
    else shares.set(part, [event]);
  }
  return shares;
};
