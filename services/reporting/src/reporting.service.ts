import { serviceNames } from '@mingjian/contracts';
import { problemPage, websiteModule } from '@mingjian/portal-kit';
import { sharedSchema } from '@mingjian/projections';
import { tellStrange, type Hearing, type HearingOptions, type ServiceDefinition } from '@mingjian/service-kit';
import { annualReportModule } from './annual-report/annual-report.module.js';
import { table3Columns, table3Rows } from './annual-report/domain/index.js';
import { assembleReport } from './annual-report/views/index.js';
import { auditModule } from './audit/audit.module.js';
import { recordSchema, startRecord } from './record/index.js';
import { recordModule } from './record/record.module.js';
import { examine } from './replay/examine.js';
import { replayModule } from './replay/replay.module.js';
import type { ShownFigures } from './replay/shown-figures.js';
import { statistics } from './statistics/index.js';
import { statisticsModule } from './statistics/statistics.module.js';
import { supervisionModule } from './supervision/supervision.module.js';

/** Keeps every event of every service, also its own, and projects from its record instead of from the services. */
const record = async ({ engine, bus, pool, feed }: Omit<HearingOptions, 'definition'>): Promise<Hearing> => {
  const started = await startRecord({
    bus,
    pool,
    sources: serviceNames,
    onStrange: (messages) => tellStrange(engine, messages),
  });
  const { record: kept, consumption } = started;
  const logs = serviceNames.map((source) => kept.log(source));
  const stopFeeding = await feed.follow(kept.log('intake'));
  return {
    logs,
    busy: 0,
    lag: () => consumption.lag(),
    parked: () => started.parked(),
    replay: (key) => started.replay(key),
    get trouble() {
      return consumption.trouble;
    },
    async stop() {
      stopFeeding();
      await consumption.stop();
    },
  };
};

/** What the recount from the record is held against. */
const shownFigures: ShownFigures = {
  projection: statistics.name,
  tablesOf: async (pool, organs, year) => (await assembleReport(pool, { organs, year })).tables,
};

/** reporting: statistics and the annual report, traced to their cases; replay and supervision. */
export const reportingService: ServiceDefinition = {
  name: 'reporting',
  modules: [
    recordModule,
    statisticsModule({ applicantTypes: table3Columns, results: table3Rows }),
    annualReportModule,
    replayModule(shownFigures),
    auditModule(examine),
    supervisionModule,
    websiteModule('/reports'),
  ],
  problemPage,
  hears: serviceNames,
  migrations: [
    { name: 'Record', sql: recordSchema },
    { name: 'RecordKeep', sql: recordSchema },
    // Installations from before the projections' schema made it.
    { name: 'SharedViews', sql: sharedSchema },
  ],
  record,
};
