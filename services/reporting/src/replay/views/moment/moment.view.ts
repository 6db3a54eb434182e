import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { knownAt, knownAtQuery } from '../../../known-at.js';

/** The cut that a moment resolves to: of each service the last event recorded by then. Without a moment: everything that has arrived. */
export const moment = defineView({
  name: 'replay.moment',
  path: 'replay/cut',
  permission: 'report.read',
  query: z.strictObject({ knownAt: knownAtQuery }),
  handle: ({ query, engine }) => knownAt(engine.pool, query.knownAt),
});
