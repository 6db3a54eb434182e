import { serviceNames } from '@mingjian/contracts';
import { defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { createRecord } from '../../record.js';

const PAGE = 1000;

/** The record as it was sent: the canonical bytes of each event with its place. For auditors of the whole city. */
export const recordEvents = defineView({
  name: 'record.events',
  path: 'record/:source/events',
  permission: 'record.read',
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  }),
  thing: (params) => {
    const source = sourceOf(params);
    return source && { kind: 'record', id: source, organ: null };
  },
  handle: async ({ params, query, requireOrgan, engine }) => {
    const source = sourceOf(params);
    if (!source) throw Problem.of('request.notFound');
    requireOrgan(null);
    return { events: await createRecord(engine.pool).log(source).read(query.after, query.limit) };
  },
});

const sourceOf = (params: Readonly<Record<string, string>>) => serviceNames.find((name) => name === params['source']);

/** Up to which sequence the record is complete, by service. */
export const recordHeads = defineView({
  name: 'record.heads',
  path: 'record',
  permission: 'public',
  query: z.strictObject({}),
  handle: async ({ engine }) => {
    const record = createRecord(engine.pool);
    const heads = await Promise.all(serviceNames.map(async (name) => [name, await record.log(name).head()] as const));
    return Object.fromEntries(heads);
  },
});
