import { letterFormats } from '@mingjian/documents/model';
import { defineView, letterFile, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { historyOf } from '../../history.js';
import { letterSources } from '../../letter-sources.js';
import { lettersOf, writeLetter } from '../../letters/index.js';
import { dataOfCase, readsPersonalData } from '../../personal-reading.js';

/**
 * One letter of a case as it was on its day: as data, or with `?as=docx` and `?as=pdf` as a file. Whoever may not read the applicant's data
 * gets a copy that leaves them out and says so; a reading of them is kept.
 */
export const letterOfCase = defineView({
  name: 'application.letter',
  path: 'applications/:id/letters/:letter',
  permission: 'application.read',
  query: z.strictObject({ as: z.enum(['json', ...letterFormats]).default('json') }),
  thing: thingOf(applications),
  handle: async (context) => {
    const { params, query, engine, requireOrgan } = context;
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(applications, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const facts = await historyOf(engine, id);
    const wanted = lettersOf(facts).find((letter) => letter.id === params['letter']);
    if (!wanted) throw Problem.of('request.notFound');
    const permitted = await readsPersonalData(context, dataOfCase(id, state), wanted.id);
    const letter = writeLetter(wanted, facts, await letterSources(engine, state.organ, facts, permitted));
    return query.as === 'json' ? letter : letterFile(letter, query.as);
  },
});
