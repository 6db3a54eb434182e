import { problemPage, websiteModule } from '@mingjian/portal-kit';
import type { ServiceDefinition } from '@mingjian/service-kit';
import { applicationsModule } from './applications/applications.module.js';
import { draftSchema } from './applications/views/apply/draft.js';
import { conversionsModule } from './conversions/conversions.module.js';
import { directoryModule } from './directory/directory.module.js';
import { itemsModule } from './items/items.module.js';
import { broughtSchema } from './items/uploads/brought.js';
import { ratingsModule } from './ratings/ratings.module.js';
import { recordCorrectionsModule } from './record-corrections/record-corrections.module.js';
import { registersModule } from './registers/registers.module.js';
import { remediesModule } from './remedies/remedies.module.js';
import { talliesModule } from './tallies/tallies.module.js';

/** intake: what comes in, who may do what, and which law counts. */
export const intakeService: ServiceDefinition = {
  name: 'intake',
  modules: [
    directoryModule,
    applicationsModule,
    itemsModule,
    remediesModule,
    recordCorrectionsModule,
    conversionsModule,
    talliesModule,
    registersModule,
    websiteModule('/apply'),
    ratingsModule,
  ],
  problemPage,
  migrations: [
    { name: 'ApplicationDrafts', sql: draftSchema },
    { name: 'BroughtFiles', sql: broughtSchema },
  ],
  // Itself too: an approved calendar has consequences for what is under way.
  hears: ['review', 'publish', 'intake'],
};
