import { actOn } from '@mingjian/service-kit';
import { cutOf, standingOf } from '../../../standing.js';
import { appraisals } from '../../appraisal.aggregate.js';
import { appraisedBody, appraisingBy, daysFor, pinsOf } from '../../appraising.js';
import { appraisalId } from '../../domain/index.js';
import { isReportExpected, measuredAt } from '../../measured-at.js';

/**
 * The result at everything that has arrived: measured indicators counted there, the others as judged. The organ is told, and may appeal
 * until a day; nothing is frozen while something is still to come or to be dealt with.
 */
export const freezeAppraisal = actOn(appraisals)({
  name: 'appraisal.freeze',
  path: 'appraisals',
  permission: 'appraisal.freeze',
  body: appraisedBody,
  begins: { id: ({ organ, year }) => appraisalId(organ, year), organ: ({ appraiser }) => appraiser },
  scope: (_state, { appraiser }) => appraiser,
  command: async ({ body, actor, today, directory, engine }) => {
    const { organ, year, appraiser } = body;
    const { pins, ...appraising } = appraisingBy(directory, appraiser, today);
    const standing = await standingOf(engine);
    const cut = cutOf(standing);
    const organs = [organ, ...directory.predecessorsOf(organ, today)];
    const reportExpected = await isReportExpected(engine, directory, { organ, year, today });
    const terms = pinsOf(directory, ['supervisionTerms'], null, today);
    return {
      command: {
        type: 'Freeze',
        ...body,
        ...appraising,
        organs,
        cut,
        complete: standing.every(({ complete, held, parked }) => complete === held && parked === 0),
        reportExpected,
        measurement: await measuredAt(engine, cut, { organs, year, reportExpected }),
        appealDays: daysFor(directory, 'appraisalAppeal', today),
        by: actor.sub,
        today,
      },
      pins: { rules: [pins.rules, terms.rules].join(' ') },
    };
  },
});
