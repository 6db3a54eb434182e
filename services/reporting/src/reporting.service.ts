import { serviceNames } from '@mingjian/contracts';
import type { Hearing, HearingOptions, ServiceDefinition } from '@mingjian/service-kit';
import { annualReportModule } from './annual-report/annual-report.module.js';
import { recordSchema, startRecord } from './record/index.js';
import { recordModule } from './record/record.module.js';
import { statisticsModule } from './statistics/statistics.module.js';

/** Keeps every event of every service, also its own, and projects from its record instead of from the services. */
const record = async ({ bus, pool, feed }: Omit<HearingOptions, 'definition'>): Promise<Hearing> => {
  const { record: kept, consumption } = await startRecord({ bus, pool, sources: serviceNames });
  const logs = serviceNames.map((source) => kept.log(source));
  const stopFeeding = await feed.follow(kept.log('intake'));
  return {
    logs,
    busy: 0,
    lag: () => consumption.lag(),
    parked: () => Promise.resolve([]),
    replay: () => Promise.resolve(0),
    get trouble() {
      return consumption.trouble;
    },
    async stop() {
      stopFeeding();
      await consumption.stop();
    },
  };
};

/** reporting: statistics and the annual report, traced to their cases. */
export const reportingService: ServiceDefinition = {
  name: 'reporting',
  modules: [recordModule, statisticsModule, annualReportModule],
  hears: serviceNames,
  migrations: [
    { name: 'Record', sql: recordSchema },
    { name: 'RecordKeep', sql: recordSchema },
  ],
  record,
};
