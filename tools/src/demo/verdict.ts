import { ProblemError, type Client } from '../client/index.js';
import { checkLogs, countEvents, faultsIn, printLogs, readAcknowledged, recordsOf } from './acknowledged.js';
import { atMost } from './at-once.js';
import { compareReports } from './compare.js';
import type { ExpectedCell, Report } from './figures.js';
import type { SentCommand } from './recording.js';
import { settle } from './settle.js';
import { CITY, itemCategories, TRANSPORT_BUREAU } from './units.js';

const nameOfCell = ({ year, table, path }: ExpectedCell): string =>
  `${year} table ${table} ${path.slice(1).join(' / ')}`;

/** Reads the reports back from reporting's public API and prints every cell that differs. @returns how many do */
export const compareWithPublished = async (reports: readonly Report[], client: Client): Promise<number> => {
  const answers = new Map<number, unknown>();
  for (const { year } of reports) {
    answers.set(year, (await client.get(`/api/reporting/v1/reports/${CITY}/${year}?scope=subtree`)).body);
  }
  const { compared, blank, differences } = compareReports(reports, answers);
  for (const cell of differences) {
    const why =
      cell.contradiction === undefined ? '' : `; the published report contradicts itself: ${cell.contradiction}`;
    console.log(`  ${nameOfCell(cell)}: published ${cell.published}, reported ${JSON.stringify(cell.reported)}${why}`);
  }
  for (const cell of blank) console.log(`  ${nameOfCell(cell)}: published blank, not compared`);
  const contradicted = differences.filter(({ contradiction }) => contradiction !== undefined).length;
  console.log(`${compared} cells compared${blank.length > 0 ? `, ${blank.length} published blank` : ''}`);
  console.log(
    `${differences.length} differences${contradicted > 0 ? `, ${contradicted} of them where the published report contradicts itself` : ''}`,
  );
  return differences.length;
};

/** @returns how many categories of the transport bureau's items were not published as often as they should be */
export const compareItems = async (year: number, client: Client): Promise<number> => {
  const { body } = await client.get<readonly { category: string; published: number }[]>(
    `/api/reporting/v1/publications/counts?organ=${TRANSPORT_BUREAU}&year=${year}`,
  );
  const wrong = itemCategories.filter(
    ([category, items]) => body.find((row) => row.category === category)?.published !== items,
  );
  const total = body.reduce((sum, { published }) => sum + published, 0);
  console.log(
    `${total} items of the transport bureau published in ${body.length} categories, ${wrong.length} categories differ`,
  );
  return wrong.length;
};

/** @returns how many acknowledged events are missing in reporting's record, recorded twice, or leave a gap */
export const checkRecord = async (client: Client, acknowledgements: string): Promise<number> => {
  const checked = await checkLogs(await readAcknowledged(acknowledgements), recordsOf(client));
  printLogs("reporting's record", checked);
  return faultsIn(checked);
};

const AT_ONCE = 24;

/** Sends every command a second time: each answers with its first outcome and nothing is added. @returns how often that did not hold */
export const sendAgain = async (client: Client, sent: readonly SentCommand[]): Promise<number> => {
  await settle(client);
  const before = await countEvents(client);
  let different = 0;
  await atMost(AT_ONCE, sent, async ({ sub, path, body, commandId, answer }) => {
    const again = await client
      .as(sub)
      .post(path, body, { commandId })
      .catch((error: unknown) => {
        if (error instanceof ProblemError) return { body: error.message };
        throw error;
      });
    if (JSON.stringify(again.body) !== JSON.stringify(answer)) different += 1;
  });
  // What the second sending set going must have arrived before it is counted.
  await settle(client);
  const after = await countEvents(client);
  console.log(
    `sent ${sent.length} commands again: ${different} answered differently; ${before} events before, ${after} after`,
  );
  return different + Math.abs(after - before);
};
