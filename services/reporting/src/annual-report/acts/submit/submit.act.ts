import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { supervisingOf } from '../../supervising.js';

/** The approved report goes to the supervising department (报送, Art 49); after the last day it goes too, and is marked late. */
export const submit = actOn(annualReports)({
  name: 'report.submit',
  path: 'annual-reports/:id/submission',
  permission: 'report.submit',
  body: z.strictObject({}),
  command: ({ state, actor, today, directory }) => {
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    const { to, due, pins } = supervisingOf(directory, state.organ, state.year, today);
    return { command: { type: 'Submit', to, due, by: actor.sub, today }, pins };
  },
});
