import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, type Engine, type ViewContext } from '@mingjian/service-kit';
import { isUuid } from '@mingjian/core';
import { z } from 'zod';
import { renderTimelinePage } from './timeline-page.js';
import { timelineOf, type TimelineEntry } from './timeline.js';

/** @throws Problem a neutral 404 for an unknown case and for one outside the reader's scope */
const entriesFor = async ({
  params,
  engine,
  requireOrgan,
}: ViewContext<unknown>): Promise<readonly TimelineEntry[]> => {
  const found = await findCase(params, engine);
  if (!found) throw Problem.of('request.notFound');
  requireOrgan(found.organ);
  return found.entries;
};

const findCase = async ({ id = '' }: Readonly<Record<string, string>>, engine: Engine) => {
  const entries = isUuid(id) ? await timelineOf(engine.pool, id) : [];
  const organ = entries.map(({ data }) => data['organ']).find((value) => typeof value === 'string');
  return organ === undefined ? undefined : { kind: 'case', id, organ, entries };
};

/** Everything recorded about an application or item, step by step. */
export const timeline = defineView({
  name: 'record.timeline',
  path: 'cases/:id/timeline',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: findCase,
  handle: async (context) => ({ entries: await entriesFor(context) }),
});

/** The same as a page. */
export const timelinePage = defineView({
  name: 'record.timelinePage',
  path: '/reports/cases/:id',
  permission: 'report.read',
  query: z.object({}),
  thing: findCase,
  handle: async (context) => {
    const entries = await entriesFor(context);
    const number = entries.map(({ data }) => data['number']).find((value) => typeof value === 'string');
    return Rendered.page(
      renderTimelinePage({ number: String(number ?? context.params['id']), entries, here: hereOf(context) }),
    );
  },
});
