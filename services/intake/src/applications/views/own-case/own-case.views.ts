import { hereOf, pageAnswer, stay } from '@mingjian/portal-kit';
import { defineView, letterFile, Problem } from '@mingjian/service-kit';
import { letterFormats } from '@mingjian/documents/model';
import { z } from 'zod';
import { elsewhere, OWN } from '../apply/apply.views.js';
import { CASE } from '../../../query-code.js';
import { lookUpFrame, ownCaseFrame } from './own-case.page.js';
import { caseOfCode, ownCaseOf, ownLetter } from './own-case.js';

/** 进度查询: where number and code are asked for. */
export const lookUpPage = defineView({
  name: 'ownCase.lookUp',
  path: '/apply/status',
  permission: 'public',
  query: z.object({ number: z.string().max(80).default('') }),
  handle: (context) =>
    Promise.resolve(pageAnswer(lookUpFrame({ here: hereOf(context), number: context.query.number, errors: [] }), OWN)),
});

/** One's own case, opened by the code that this browser has; its reading is the applicant's own and nobody else's. */
export const ownCasePage = defineView({
  name: 'ownCase.page',
  path: '/apply/case',
  permission: 'public',
  query: z.object({ wrong: z.enum(['score', 'comment']).optional() }),
  handle: async (context) => {
    const { engine, cookies, query } = context;
    const here = hereOf(context);
    const found = await caseOfCode(engine, cookies.get(CASE));
    if (!found) return elsewhere(stay(here, '/apply/status'));
    return pageAnswer(ownCaseFrame(await ownCaseOf(engine, here, found, { wrongRating: query.wrong })), OWN);
  },
});

/** A letter of one's own case as a file. */
export const ownLetterFile = defineView({
  name: 'ownCase.letter',
  path: '/apply/case/letters/:letter',
  permission: 'public',
  query: z.object({ as: z.enum(letterFormats) }),
  handle: async ({ engine, cookies, params, query }) => {
    const found = await caseOfCode(engine, cookies.get(CASE));
    const letter = found && (await ownLetter(engine, found.application, params['letter'] ?? ''));
    if (!letter) throw Problem.of('request.notFound');
    return (await letterFile(letter, query.as)).with(OWN);
  },
});
