import { hereOf, stay } from '@mingjian/portal-kit';
import { defineForm, Problem, Redirect } from '@mingjian/service-kit';
import { applicantOf, CASE } from '../../../query-code.js';
import { giveRating } from '../../acts/give/give.act.js';

const MOST_SIGNS = 5_000;

/**
 * The applicant rates their case from its page. Whose case it is the act decides by the code that this browser has, so the fields may name what
 * they like.
 */
export const rateForm = defineForm({
  name: 'rating.rateForm',
  path: '/apply/case/rating',
  throttle: { times: 20, seconds: 60 },
  handle: async (context) => {
    const { cookies, fields } = context;
    const here = hereOf(context);
    const code = cookies.get(CASE);
    if (code === undefined || code === '') return new Redirect(stay(here, '/apply/status'));
    const score = Number(fields.get('score') ?? '0');
    const comment = (fields.get('comment') ?? '').trim();
    if (!Number.isInteger(score) || score < 1 || score > 5) return again('score');
    if (comment.length > MOST_SIGNS) return again('comment');
    const application = fields.get('application') ?? '';
    const outcome = await context.perform(giveRating, {
      sub: applicantOf(code),
      body: { application, organ: fields.get('organ') ?? '', score, ...(comment !== '' && { comment }) },
      commandId: `rating-${application}`,
    });
    // Sent twice, it is rated all the same; the page says with what.
    const settled = ['rating.application.alreadyRated', 'command.idReused'];
    if ('id' in outcome.body || settled.includes(outcome.body.code)) {
      return new Redirect(stay(here, '/apply/case#rating'));
    }
    throw new Problem(outcome.body.code, {
      zh: outcome.body.titleZh,
      en: outcome.body.title,
      status: outcome.status,
    });

    function again(wrong: 'score' | 'comment'): Redirect {
      return new Redirect(stay(here, `/apply/case?wrong=${wrong}#rating`));
    }
  },
});
