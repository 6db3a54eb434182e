import { hereOf, pageAnswer, stay } from '@mingjian/portal-kit';
import { defineForm, Redirect } from '@mingjian/service-kit';
import { applications } from '../../application.aggregate.js';
import { withdraw } from '../../acts/withdraw/withdraw.act.js';
import { OWN } from '../apply/apply.views.js';
import { applicantOf, canonicalCode, CASE } from '../../../query-code.js';
import { CASE_SECONDS, setCookie } from '../apply/cookies.js';
import { lookUpFrame, ownCaseFrame } from './own-case.page.js';
import { caseOfCode, findOwnCase, ownCaseOf } from './own-case.js';

const NOT_FOUND = '没有找到。请核对回执号（或者登记编号）和查询码';

/** Opens one's own case by number and code. */
export const lookUpForm = defineForm({
  name: 'ownCase.lookUpForm',
  path: '/apply/status',
  // Nobody mistypes so often, and no code is found by trying.
  throttle: { times: 20, seconds: 60 },
  handle: async (context) => {
    const { engine, fields, secure } = context;
    const here = hereOf(context);
    const number = (fields.get('number') ?? '').slice(0, 80);
    const code = (fields.get('code') ?? '').slice(0, 40);
    const found = await findOwnCase(engine, number, code);
    if (!found) {
      const errors = [{ field: 'number', text: NOT_FOUND }];
      return pageAnswer(lookUpFrame({ here, number, errors }), OWN, 422);
    }
    return new Redirect(stay(here, '/apply/case'), {
      'set-cookie': setCookie(CASE, canonicalCode(code), { secure, seconds: CASE_SECONDS }),
    });
  },
});

/** The applicant withdraws. */
export const withdrawalForm = defineForm({
  name: 'ownCase.withdrawalForm',
  path: '/apply/case/withdrawal',
  handle: async (context) => {
    const { engine, cookies } = context;
    const here = hereOf(context);
    const code = cookies.get(CASE);
    const found = await caseOfCode(engine, code);
    if (!found || code === undefined) return new Redirect(stay(here, '/apply/status'));
    const { version } = await engine.pipeline.load(applications, found.application);
    const outcome = await context.perform(withdraw, {
      sub: applicantOf(code),
      params: { id: found.application },
      body: {},
      commandId: `withdrawal-${found.application}-${version}`,
    });
    // Sent twice, it is withdrawn all the same.
    if ('id' in outcome.body || outcome.body.code === 'application.state.closed')
      return new Redirect(stay(here, '/apply/case'));
    return pageAnswer(
      ownCaseFrame(await ownCaseOf(engine, here, found, { error: outcome.body.titleZh })),
      OWN,
      outcome.status,
    );
  },
});

/** Forgets the code in this browser. */
export const leavingForm = defineForm({
  name: 'ownCase.leavingForm',
  path: '/apply/case/leaving',
  handle: (context) =>
    Promise.resolve(
      new Redirect(stay(hereOf(context), '/apply'), {
        'set-cookie': setCookie(CASE, '', { secure: context.secure, seconds: 0 }),
      }),
    ),
});
