import { hereOf, pageAnswer, qrOf, stay } from '@mingjian/portal-kit';
import { defineView, Rendered, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { statutoryTerms } from '../../law.js';
import type { NamedOrgan } from './apply-frame.js';
import { checkFrame } from './check.page.js';
import { receiptFrame } from './receipt.page.js';
import { startFrame } from './start.page.js';
import { stepFrame } from './step.page.js';
import { steps, type Step } from './checks.js';
import { DRAFT } from './cookies.js';
import { findDraft, type Draft } from './draft.js';
import { receiptNumber } from '../../receipt-number.js';

/** What is one person's is kept by no cache on the way. */
export const OWN = { 'cache-control': 'no-store' } as const;

export const elsewhere = (location: string): Rendered => new Rendered('', '', { location, ...OWN }, 303);

type Context = Pick<ViewContext<unknown>, 'directory' | 'today'>;

export const organsFor = ({ directory, today }: Context): readonly NamedOrgan[] =>
  directory.organsOn(today).map(({ organ, name }) => ({ id: organ, name }));

/** 依申请公开: what one should know, and where an application begins. */
export const startPage = defineView({
  name: 'apply.start',
  path: '/apply',
  permission: 'public',
  query: z.object({ organ: z.string().max(64).optional(), about: z.string().max(80).default('') }),
  validator: ({ engine }) => engine.standOf([]),
  handle: (context) => {
    const { directory, today, query } = context;
    const organ = query.organ === undefined ? undefined : directory.organ(query.organ, today);
    const table = directory.rules.ruleTable('terms', null, today);
    return Promise.resolve(
      pageAnswer(
        startFrame({
          here: hereOf(context),
          terms: table && statutoryTerms(table.rows),
          organ: organ && { id: organ.organ, name: organ.name },
          about: query.about,
        }),
      ),
    );
  },
});

/** The draft of this browser while it is not submitted; else the page on which one begins. */
const withDraft = async (
  context: ViewContext<unknown>,
  show: (draft: Draft) => Promise<Rendered> | Rendered,
): Promise<Rendered> => {
  const draft = await findDraft(context.engine.pool, context.cookies.get(DRAFT));
  const here = hereOf(context);
  if (!draft) return elsewhere(stay(here, '/apply'));
  return draft.submitted ? elsewhere(stay(here, '/apply/receipt')) : show(draft);
};

const isStep = (step: string): step is Step => (steps as readonly string[]).includes(step);

/** One page of the form, as it was filled in before. */
export const stepPage = defineView({
  name: 'apply.step',
  path: '/apply/:step',
  permission: 'public',
  query: z.object({ about: z.string().max(80).default('') }),
  handle: (context) => {
    const step = context.params['step'] ?? '';
    if (!isStep(step)) return Promise.resolve(elsewhere(stay(hereOf(context), '/apply')));
    return withDraft(context, ({ fields }) =>
      pageAnswer(
        stepFrame({
          here: hereOf(context),
          step,
          fields,
          errors: [],
          organs: organsFor(context),
          about: context.query.about,
        }),
        OWN,
      ),
    );
  },
});

/** Everything that would be submitted. */
export const checkPage = defineView({
  name: 'apply.check',
  path: '/apply/check',
  permission: 'public',
  query: z.object({}),
  handle: (context) =>
    withDraft(context, ({ fields }) =>
      pageAnswer(
        checkFrame({
          here: hereOf(context),
          fields,
          organName: context.directory.organ(fields.organ)?.name ?? '',
          errors: [],
        }),
        OWN,
      ),
    ),
});

/** The receipt, for as long as the browser keeps its draft. */
export const receiptPage = defineView({
  name: 'apply.receipt',
  path: '/apply/receipt',
  permission: 'public',
  query: z.object({}),
  handle: async (context) => {
    const { engine, cookies, directory } = context;
    const here = hereOf(context);
    const draft = await findDraft(engine.pool, cookies.get(DRAFT));
    if (!draft?.submitted) return elsewhere(stay(here, '/apply'));
    const { application, on, organ } = draft.submitted;
    const number = receiptNumber({ application, submittedOn: on, channel: 'web' });
    const statusUrl = `${here.site.origin}/apply/status?number=${encodeURIComponent(number)}`;
    return pageAnswer(
      receiptFrame({
        here,
        number,
        code: draft.code,
        organName: directory.organ(organ)?.name ?? organ,
        submittedOn: on,
        statusUrl,
        qr: await qrOf(statusUrl),
      }),
      OWN,
    );
  },
});
