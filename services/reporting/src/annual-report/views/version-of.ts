import type { FindThing } from '@mingjian/service-kit';
import { annualReportId } from '../domain/index.js';
import { reportOf } from '../figures-at.js';

/** The report that a page's path `…/:organ/:year/versions/:version` names. */
export const versionIdOf = ({ organ = '', year, version }: Readonly<Record<string, string>>): string =>
  annualReportId(organ, Number(year), Number(version));

export const versionOf: FindThing = async (params, engine) => {
  const report = await reportOf(engine, versionIdOf(params));
  return report && { kind: 'report', id: versionIdOf(params), organ: report.organ };
};
