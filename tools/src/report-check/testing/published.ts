import { readFileSync } from 'node:fs';
import { figuresFile } from '../../demo/figures.js';
import { reportsIn, type JsonObject } from '../../published-reports/file.js';
import { valueAt, type Path } from '../../published-reports/form.js';
import { examine, type Examined } from '../examine.js';
import { readReports } from '../read-reports.js';

const files = [figuresFile('suqian'), new URL('../fixtures/published.json', import.meta.url)];
const reports = files.flatMap((file) => reportsIn(readFileSync(file, 'utf8')));

/** A report as published, by its id. */
export const published = (id: string): JsonObject => reports.find((report) => report.id === id)!.content;

/** The ids of all reports that come along. */
export const publishedIds = reports.map(({ id }) => id);

/** A copy with another value at a path; undefined removes what is there. */
export const changed = (report: JsonObject, path: Path, value: unknown): JsonObject => {
  const copy = structuredClone(report);
  const place = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  if (value === undefined) delete place[path.at(-1)!];
  else place[path.at(-1)!] = value;
  return copy;
};

/** All reports of a file, examined. */
export const examined = (document: unknown): readonly Examined[] => {
  const read = readReports(JSON.stringify(document));
  return read.map((report) => examine(report, read));
};

export const verdictOf = (report: JsonObject): Examined['verdict'] => examined(report)[0]!.verdict;
