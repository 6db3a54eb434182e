import { exportedAs, exportFormats } from '../file.js';
import { exportedSample } from './sample.js';

/** An invented report of 2031 and one of 2020 as files of every format, by name. */
export const sampleReports = async (): Promise<ReadonlyMap<string, string | Buffer>> => {
  const files = [2031, 2020].flatMap((year) =>
    exportFormats.map(async (format) => {
      const { body } = await exportedAs(exportedSample(year), format);
      return [`annual-report-${year}.${format}`, body] as const;
    }),
  );
  return new Map(await Promise.all(files));
};
