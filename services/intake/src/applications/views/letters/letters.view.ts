import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { historyOf } from '../../history.js';
import { isWorded, letterSources } from '../../letter-sources.js';
import { lettersOf, writeLetter } from '../../letters/index.js';

/** The letters and forms that a case has so far, in the order of its events, each with its number and remedy; nothing sealed is opened. */
export const lettersOfCase = defineView({
  name: 'application.letters',
  path: 'applications/:id/letters',
  permission: 'application.read',
  query: z.strictObject({}),
  thing: thingOf(applications),
  handle: async ({ params, engine, requireOrgan }) => {
    const id = params['id'] ?? '';
    const { state, version } = await engine.pipeline.load(applications, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const facts = await historyOf(engine, id);
    const sources = await letterSources(engine, state.organ, facts, false);
    const worded = lettersOf(facts).filter((letter) => isWorded(sources, letter));
    const letters = worded.map((letter) => {
      const { title, number, remedy, date } = writeLetter(letter, facts, sources);
      return { letter: letter.id, kind: letter.name, title, number, date, remedy };
    });
    return { version, letters };
  },
});
