import { hereOf, pageAnswer } from '@mingjian/portal-kit';
import { defineView, Problem, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultationFrame, consultationsFrame, emptyComment } from './consultation-list.page.js';
import { findConsultation, listConsultations } from './consultation-list.query.js';

const stand = ({ engine }: ViewContext<unknown>): Promise<string> => engine.standOf(['consultations']);

/** What the public is or was asked about, with what became of the comments. */
export const consultationList = defineView({
  name: 'consultation.list',
  path: 'consultations',
  permission: 'public',
  query: z.strictObject({}),
  validator: stand,
  handle: async ({ engine }) => ({ consultations: await listConsultations(engine.pool) }),
});

/** The same as a page. */
export const consultationListPage = defineView({
  name: 'consultation.listPage',
  path: '/portal/consultations',
  permission: 'public',
  query: z.object({}),
  validator: stand,
  handle: async (context) => {
    const organName = (organ: string): string => context.directory.organ(organ)?.name ?? organ;
    const consultations = await listConsultations(context.engine.pool);
    return pageAnswer(consultationsFrame({ here: hereOf(context), consultations, organName }));
  },
});

/** One consultation, with the form for a comment while it is open. */
export const consultationPage = defineView({
  name: 'consultation.page',
  path: '/portal/consultations/:id',
  permission: 'public',
  query: z.object({ thanks: z.literal('1').optional() }),
  validator: stand,
  handle: async (context) => {
    const entry = await findConsultation(context.engine.pool, context.params['id'] ?? '');
    if (!entry) throw Problem.of('request.notFound');
    return pageAnswer(
      consultationFrame({
        here: hereOf(context),
        entry,
        organName: context.directory.organ(entry.organ)?.name ?? entry.organ,
        comment: emptyComment,
        errors: [],
        thanks: context.query.thanks === '1',
      }),
    );
  },
});
