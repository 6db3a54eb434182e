import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { lateEntries } from '../../late-entry.aggregate.js';
import { readsPersonalData } from '../../personal-reading.js';

/**
 * One late entry (补录) as it stands. While it awaits its second person, `?papers=true` shows what is sealed to whoever may read personal data: who
 * asked for what, why it was not entered in time, what proves it.
 */
export const lateEntryFile = defineView({
  name: 'application.lateEntry',
  path: 'late-entries/:id',
  permission: 'application.read',
  query: z.strictObject({ papers: z.enum(['true', 'false']).default('false') }),
  thing: thingOf(lateEntries),
  handle: async (context) => {
    const { params, query, engine, requireOrgan } = context;
    const { state, version } = await engine.pipeline.load(lateEntries, params['id'] ?? '');
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    if (state.phase !== 'proposed') return { version, ...state };
    const { personal, ...shown } = state;
    const { application, organ, lateEntry } = state;
    const permitted =
      query.papers === 'true' &&
      (await readsPersonalData(context, { application, organ, section: null }, `lateEntry-${lateEntry}`));
    if (!permitted) return { version, ...shown };
    const papers = personal.map(async ({ field, ref }) => [field, (await engine.vault.open(ref)).value] as const);
    return { version, ...shown, papers: Object.fromEntries(await Promise.all(papers)) as object };
  },
});
