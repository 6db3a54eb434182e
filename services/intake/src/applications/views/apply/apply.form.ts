import { hereOf, pageAnswer, stay } from '@mingjian/portal-kit';
import { defineForm, Redirect, type FormContext } from '@mingjian/service-kit';
import { submit } from '../../acts/submit/submit.act.js';
import { checkFrame } from './check.page.js';
import { stepFrame } from './step.page.js';
import { organsFor, OWN } from './apply.views.js';
import { errorsIn, fieldsOf, steps, submissionOf, type OrganStands, type Step } from './checks.js';
import { DRAFT, DRAFT_SECONDS, setCookie } from './cookies.js';
import { emptyFields, findDraft, keepDraft, newDraft, newSecret, type DraftFields } from './draft.js';
import { applicantOf } from '../../../query-code.js';

const organStands =
  ({ directory, today }: FormContext): OrganStands =>
  (organ) =>
    directory.organ(organ, today) !== undefined;

/** An application begins: a draft that only this browser can open. */
export const startForm = defineForm({
  name: 'apply.startForm',
  path: '/apply',
  handle: async (context) => {
    const { engine, fields, secure } = context;
    const secret = newSecret();
    const organ = fields.get('organ') ?? '';
    const draft = {
      ...newDraft(),
      fields: {
        ...emptyFields,
        organ: organStands(context)(organ) ? organ : '',
        description: (fields.get('description') ?? '').trim().slice(0, 80),
      },
    };
    await keepDraft(engine.pool, secret, draft);
    const about = draft.fields.description;
    const next = `/portal/search?${new URLSearchParams({ applying: '1', ...(about !== '' && { q: about }) })}`;
    return new Redirect(stay(hereOf(context), next), {
      'set-cookie': setCookie(DRAFT, secret, { secure, seconds: DRAFT_SECONDS }),
    });
  },
});

/** What a page has, as it was typed; the other fields stay. */
const filledIn = (step: Step, known: DraftFields, sent: URLSearchParams): DraftFields => ({
  ...known,
  ...Object.fromEntries(
    fieldsOf[step].map((name) => [
      name,
      name === 'assistance' ? sent.getAll(name).slice(0, 3) : (sent.get(name) ?? '').trim(),
    ]),
  ),
});

/** A page of the form comes: it is kept as it was typed, also what is wrong with it. */
const takeStep = async (context: FormContext, step: Step): Promise<Redirect | ReturnType<typeof pageAnswer>> => {
  const { engine, cookies } = context;
  const here = hereOf(context);
  const secret = cookies.get(DRAFT);
  const draft = await findDraft(engine.pool, secret);
  if (!draft || secret === undefined) return new Redirect(stay(here, '/apply'));
  if (draft.submitted) return new Redirect(stay(here, '/apply/receipt'));
  // What was looked for before the form began is what is asked for, until somebody says otherwise.
  const known =
    step === 'organ' && draft.fields.description === ''
      ? { ...draft.fields, description: (context.fields.get('about') ?? '').trim().slice(0, 80) }
      : draft.fields;
  const fields = filledIn(step, known, context.fields);
  await keepDraft(engine.pool, secret, { ...draft, fields });
  const errors = errorsIn(step, fields, organStands(context));
  if (errors.length > 0) {
    return pageAnswer(stepFrame({ here, step, fields, errors, organs: organsFor(context) }), OWN, 422);
  }
  const next = steps
    .slice(steps.indexOf(step) + 1)
    .find((later) => errorsIn(later, fields, organStands(context)).length > 0);
  return new Redirect(stay(here, `/apply/${next ?? 'check'}`));
};

/** Which organ is asked. */
export const organForm = defineForm({
  name: 'apply.organForm',
  path: '/apply/organ',
  handle: (context) => takeStep(context, 'organ'),
});

/** Who applies. */
export const applicantForm = defineForm({
  name: 'apply.applicantForm',
  path: '/apply/applicant',
  handle: (context) => takeStep(context, 'applicant'),
});

/** What is asked for. */
export const requestForm = defineForm({
  name: 'apply.requestForm',
  path: '/apply/request',
  handle: (context) => takeStep(context, 'request'),
});

/** How it is to be received. */
export const deliveryForm = defineForm({
  name: 'apply.deliveryForm',
  path: '/apply/delivery',
  handle: (context) => takeStep(context, 'delivery'),
});

/** The application is submitted, once, however often the page is sent. */
export const submitForm = defineForm({
  name: 'apply.submitForm',
  path: '/apply/check',
  handle: async (context) => {
    const { engine, cookies, directory, today } = context;
    const here = hereOf(context);
    const secret = cookies.get(DRAFT);
    const draft = await findDraft(engine.pool, secret);
    if (!draft || secret === undefined) return new Redirect(stay(here, '/apply'));
    if (draft.submitted) return new Redirect(stay(here, '/apply/receipt'));
    const { fields } = draft;
    const again = (errors: Parameters<typeof checkFrame>[0]['errors'], status: number) =>
      pageAnswer(
        checkFrame({ here, fields, organName: directory.organ(fields.organ)?.name ?? '', errors }),
        OWN,
        status,
      );
    const errors = steps.flatMap((step) =>
      errorsIn(step, fields, organStands(context)).map((error) => ({ ...error, step })),
    );
    if (errors.length > 0) return again(errors, 422);
    const outcome = await context.perform(submit, {
      sub: applicantOf(draft.code),
      commandId: draft.command,
      body: submissionOf(fields),
    });
    if (!('id' in outcome.body)) return again([{ field: '', text: outcome.body.titleZh }], outcome.status);
    // What was filled in is the case's now, sealed in the vault; here only the way to it stays.
    await keepDraft(engine.pool, secret, {
      ...draft,
      fields: emptyFields,
      submitted: { application: outcome.body.id, on: today, organ: fields.organ },
    });
    return new Redirect(stay(here, '/apply/receipt'));
  },
});
