import { problemPage, websiteModule } from '@mingjian/portal-kit';
import type { ServiceDefinition } from '@mingjian/service-kit';
import { consultationsModule } from './consultations/consultations.module.js';
import { publicationsModule } from './publications/publications.module.js';
import { repliesModule } from './replies/replies.module.js';

/** publish: what goes out, to the applicant and to the public. */
export const publishService: ServiceDefinition = {
  name: 'publish',
  modules: [repliesModule, publicationsModule, consultationsModule, websiteModule('/portal')],
  problemPage,
  // Itself, for what goes on to the organs' own websites.
  hears: ['intake', 'review', 'publish'],
};
