import type { Projection } from '@mingjian/projections';
import type { StatisticsPart } from './part.js';
import { applicationsPart } from './views/applications/projection.js';
import { openingsPart } from './views/openings/projection.js';
import { publicationsPart } from './views/publications/projection.js';
import { remediesPart } from './views/remedies/projection.js';
import { talliesPart } from './views/tallies/projection.js';

const parts: readonly StatisticsPart[] = [applicationsPart, remediesPart, talliesPart, openingsPart, publicationsPart];

/** Everything that the annual report's tables and their drill-down read. No part looks at two sources, so their order is free. */
export const statistics: Projection = {
  name: 'statistics',
  sources: ['intake', 'publish', 'reporting'],
  tables: parts.flatMap(({ tables }) => tables),
  createTables: (schema) => parts.map((part) => part.createTables(schema)).join('\n'),
  async apply(client, schema, events) {
    for (const part of parts) await part.apply(client, schema, events);
  },
};
