import type { ProjectedEvent, Projection } from '@mingjian/projections';
import type { StatisticsPart } from './part.js';
import { applicationsPart } from './views/applications/projection.js';
import { openingsPart } from './views/openings/projection.js';
import { publicationsPart } from './views/publications/projection.js';
import { remediesPart } from './views/remedies/projection.js';
import { talliesPart } from './views/tallies/projection.js';

const parts: readonly StatisticsPart[] = [applicationsPart, remediesPart, talliesPart, openingsPart, publicationsPart];

const readers: ReadonlyMap<string, StatisticsPart> = new Map(
  parts.flatMap((part) => part.events.map((name) => [name, part] as const)),
);

/** Names of the events that some part counts. */
export const statisticsEvents: ReadonlySet<string> = new Set(readers.keys());

/** Everything that the annual report's tables and their drill-down read. No part looks at two sources, so their order is free. */
export const statistics: Projection = {
  name: 'statistics',
  sources: ['intake', 'publish', 'reporting'],
  tables: parts.flatMap(({ tables }) => tables),
  createTables: (schema) => parts.map((part) => part.createTables(schema)).join('\n'),
  concerns: ({ type }) => readers.has(nameIn(type)),
  async apply(client, schema, events) {
    for (const [part, share] of sharesOf(events)) await part.apply(client, schema, share);
  },
};

/** Chosen by the type on the wire: most events concern no part, and an event is decoded only when its name or data is asked for. */
const sharesOf = (events: readonly ProjectedEvent[]): ReadonlyMap<StatisticsPart, readonly ProjectedEvent[]> => {
  const shares = new Map<StatisticsPart, ProjectedEvent[]>();
  for (const event of events) {
    const part = readers.get(nameIn(event.type));
    if (!part) continue;
    const share = shares.get(part);
    if (share) share.push(event);
    else shares.set(part, [event]);
  }
  return shares;
};

/** The event's name in its type on the wire. */
const nameIn = (type: string): string => type.split('.')[3] ?? '';
