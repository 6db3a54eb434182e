import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Terminal } from '../cli/run.js';
import { UnreadableReports } from '../published-reports/file.js';
import { exitCodes, readCommandLine, USAGE, UsageError } from './command-line.js';
import { documentOf } from './document.js';
import { examine, worstOf } from './examine.js';
import { linesOf } from './print.js';
import { readReports, type PublishedReport } from './read-reports.js';

/**
 * Examines the reports of one file and says how they are.
 * @param folder the one that a relative FILE is meant from
 * @returns the exit code
 * @throws whatever is a fault of this program
 */
export const runReportCheck = async (
  args: readonly string[],
  folder: string,
  { out, note }: Terminal,
): Promise<number> => {
  try {
    const line = readCommandLine(args);
    if (!line) {
      out(USAGE);
      return exitCodes.pass;
    }
    const reports = await reportsOf(resolve(folder, line.file));
    const examined = reports.map((report) => examine(report, reports));
    for (const text of line.json ? [JSON.stringify(documentOf(examined), null, 2)] : linesOf(examined)) out(text);
    return exitCodes[worstOf(examined.map(({ verdict }) => verdict))];
  } catch (error) {
    if (error instanceof UsageError) {
      note(`${error.message}\n\n${USAGE}`);
      return exitCodes.usage;
    }
    if (!(error instanceof UnreadableReports)) throw error;
    note(error.message);
    return exitCodes.unreadable;
  }
};

const reportsOf = async (file: string): Promise<readonly PublishedReport[]> =>
  readReports(
    await readFile(file, 'utf8').catch(({ message }: Error) => {
      throw new UnreadableReports([{ zh: `无法读取文件：${message}`, en: `cannot read the file: ${message}` }]);
    }),
  );
