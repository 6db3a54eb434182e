import { archiveFile, defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { historyOf } from '../../history.js';
import { letterSources } from '../../letter-sources.js';
import { dataOfCase, readsPersonalData } from '../../personal-reading.js';
import { caseFiles } from './case-files.js';

/**
 * The complete file of a case (卷宗) as one archive: a page to begin with, the request, the case as it stands, every step, every letter as docx
 * and PDF, the reviewed bytes of the reply, and a manifest with the SHA-256 of each. The same file of the same case is the same bytes, for
 * readers with the same right.
 */
export const caseFile = defineView({
  name: 'application.caseFile',
  path: 'applications/:id/case-file',
  permission: 'application.read',
  query: z.strictObject({}),
  thing: thingOf(applications),
  handle: async (context) => {
    const { params, engine, requireOrgan } = context;
    const id = params['id'] ?? '';
    const { state, version } = await engine.pipeline.load(applications, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const permitted = await readsPersonalData(context, dataOfCase(id, state), null);
    const facts = await historyOf(engine, id);
    const sources = await letterSources(engine, state.organ, facts, permitted);
    const number = facts.flatMap(({ event }) => (event.type === 'ApplicationRegistered' ? event.data.number : []))[0];
    const about = { application: id, organ: state.organ, number: number ?? null, version, complete: permitted };
    return archiveFile(await caseFiles(engine, { id, state, facts, sources, number }), about, `卷宗${number ?? id}`);
  },
});
