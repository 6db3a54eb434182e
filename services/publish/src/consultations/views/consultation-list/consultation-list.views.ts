import { defineView, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultationsPage } from './consultation-list.page.js';
import { listConsultations } from './consultation-list.query.js';

/** What the public is or was asked about, with what became of the comments. */
export const consultationList = defineView({
  name: 'consultation.list',
  path: 'consultations',
  permission: 'public',
  query: z.strictObject({}),
  handle: async ({ engine }) => ({ consultations: await listConsultations(engine.pool) }),
});

/** The same as a page. */
export const consultationListPage = defineView({
  name: 'consultation.listPage',
  path: '/portal/consultations',
  permission: 'public',
  query: z.strictObject({}),
  handle: async ({ engine, directory, today }) => {
    const organName = (organ: string): string => directory.organ(organ)?.name ?? organ;
    const consultations = await listConsultations(engine.pool);
    return Rendered.page(consultationsPage({ consultations, organName, today, simulated: engine.simulated }));
  },
});
