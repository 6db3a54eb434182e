import type { Directory } from '@mingjian/reference';
import type { Engine } from '@mingjian/service-kit';
import { publishedForm, referableOf, resolved, type KnownReport, type Verdict } from './domain/index.js';
import type { ExportedReport } from './exports/index.js';
import { publishedContentOf, textOf } from './kept-content.js';

/**
 * A version of a report as it is exported. What is frozen takes its title, and with it the organ's name of that day, from the bytes that the
 * approval froze; a draft from the directory of today.
 */
export const exportedReport = async (
  engine: Engine,
  directory: Directory,
  report: KnownReport,
): Promise<ExportedReport> => {
  const { organ, organs, year, version, cut, digest, approved } = report;
  const referable = referableOf(report);
  const text = resolved(await textOf(engine, report.text), referable);
  const { tables } = referable;
  const named = directory.organ(organ)?.name ?? organ;
  const title = approved
    ? (await publishedContentOf(engine, approved.publication)).title
    : publishedForm({ organName: named, version, tables }, text).title;
  return {
    ...{ organ, organs, version, title, tables, text, cut, digest },
    organName: approved ? title.slice(0, title.lastIndexOf(`${year}年`)) : named,
    examination: report.examination as readonly Verdict[],
    frozen: approved && { on: approved.on, publication: approved.publication },
    simulated: engine.simulated,
  };
};
