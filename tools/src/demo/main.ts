import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workCalendar, type ApprovedYear, type WorkCalendar } from '@mingjian/calendar';
import { createClient, ProblemError, type Client } from '../client/index.js';
import { checkAcknowledgements, countEvents } from './acknowledged.js';
import { atMost } from './at-once.js';
import { compareReports } from './compare.js';
import { readFigures, type Report } from './figures.js';
import { Instance } from './instance.js';
import { live, type SentCommand } from './live.js';
import { Nemesis, planKills } from './nemesis.js';
import { readOptions, USAGE, type Options } from './options.js';
import { planCity } from './plan.js';
import { showProgress } from './progress.js';
import { repaired } from './repair.js';
import { setUpCity } from './set-up.js';
import { CITY, itemCategories, TRANSPORT_BUREAU } from './units.js';

const FIGURES = fileURLToPath(new URL('../../src/demo/figures/suqian.json', import.meta.url));
const CALENDARS = fileURLToPath(new URL('../../../services/intake/seed/calendars/', import.meta.url));
/** A killed launcher is back after some seconds; a command waits for it. */
const PATIENCE_MS = 120_000;

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const reports = readFigures(await readFile(options.figures ?? FIGURES, 'utf8'));
  const plan = planCity(reports.map(repaired), await seededCalendar(), options.seed);
  const expected = options.expect === undefined ? reports : readFigures(await readFile(options.expect, 'utf8'));
  console.log(`${reports.map(({ body, year }) => `${body} ${year}`).join(', ')}: ${plan.cases.length} applications`);
  console.log(
    'People are invented; the split by unit beyond the published totals is invented. The clock is simulated.',
  );

  const data = options.data ?? (await temporaryFolder());
  const acknowledgements = join(data, 'acknowledgements.ndjson');
  const instance =
    options.attach === undefined ? await Instance.start(join(data, 'city'), plan.start, console.log) : undefined;
  const entry = options.attach ?? instance!.entry;
  const client = createClient({ entry, acknowledgements, patienceMs: PATIENCE_MS, connections: 32 });
  try {
    console.log(`city at ${entry}`);
    return await play({ options, reports: expected, plan, client, instance, acknowledgements });
  } finally {
    await client.close();
    if (instance && !options.keep) {
      await instance.stop();
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    } else {
      console.log(`the city goes on at ${entry}, data in ${data}`);
    }
  }
};

/** Under root the database has an account of its own, which must get through this folder. */
const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-demo-'));
  await chmod(folder, 0o711);
  return folder;
};

interface Stage {
  readonly options: Options;
  /** What reporting's answers are compared with. */
  readonly reports: readonly Report[];
  readonly plan: ReturnType<typeof planCity>;
  readonly client: Client;
  readonly instance: Instance | undefined;
  readonly acknowledgements: string;
}

const play = async ({ options, reports, plan, client, instance, acknowledgements }: Stage): Promise<number> => {
  const started = performance.now();
  await setUpCity(client, plan.start);

  const days = Math.round((Date.parse(plan.end) - Date.parse(plan.start)) / 86_400_000) + 1;
  const progress = showProgress(days);
  const moments = [...plan.days.values()].reduce((sum, ofDay) => sum + ofDay.length, 0);
  const nemesis = instance && new Nemesis(planKills(options.kills, moments, options.seed), instance, progress.say);
  const sent: SentCommand[] = [];
  let done = 0;
  const commands = await live({
    plan,
    client,
    onDay: (day, count) => progress.day(day, (done += 1), count),
    onCommand: (count) => nemesis?.onCommand(count),
    ...(options.twice && { onSent: (command) => sent.push(command) }),
  });
  progress.end();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${commands} commands in ${Math.round(seconds)} s (${Math.round(commands / seconds)}/s), ${await countEvents(client)} events`,
  );

  const faults = [
    ...(await compareWithPublished(reports, client)),
    ...(await compareItems(reports[0]!.year, client)),
    ...(options.kills > 0 ? await checkRecord(client, acknowledgements) : []),
    ...(options.twice ? await sendAgain(client, sent) : []),
  ];
  return faults.length === 0 ? 0 : 1;
};

const compareWithPublished = async (reports: readonly Report[], client: Client): Promise<string[]> => {
  const answers = new Map<number, unknown>();
  for (const { year } of reports) {
    answers.set(year, (await client.get(`/api/reporting/v1/reports/${CITY}/${year}?scope=subtree`)).body);
  }
  const { compared, blank, differences } = compareReports(reports, answers);
  for (const { year, table, path, published, reported } of differences) {
    console.log(
      `  ${year} table ${table} ${path.slice(1).join(' / ')}: published ${published}, reported ${JSON.stringify(reported)}`,
    );
  }
  console.log(`${compared} cells compared${blank > 0 ? ` (${blank} published blank, not compared)` : ''}`);
  console.log(`${differences.length} differences`);
  return differences.map(({ path }) => path.join('/'));
};

const compareItems = async (year: number, client: Client): Promise<string[]> => {
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
  return wrong.map(([category]) => category);
};

const checkRecord = async (client: Client, acknowledgements: string): Promise<string[]> => {
  const { acknowledgedEvents, recordedEvents, missing, twice, gaps } = await checkAcknowledgements(
    client,
    acknowledgements,
  );
  console.log(
    `${acknowledgedEvents} acknowledged events, ${recordedEvents} recorded: ${missing.length} missing, ${twice.length} twice, ${gaps.length} gaps`,
  );
  return [...missing, ...twice, ...gaps];
};

/** Sends every command a second time: each answers with its first outcome and nothing is added. */
const sendAgain = async (client: Client, sent: readonly SentCommand[]): Promise<string[]> => {
  const before = await countEvents(client);
  const different: string[] = [];
  await atMost(24, sent, async ({ sub, path, body, commandId, answer }) => {
    const again = await client
      .as(sub)
      .post(path, body, { commandId })
      .catch((error: unknown) => {
        if (error instanceof ProblemError) return { body: error.message };
        throw error;
      });
    if (JSON.stringify(again.body) !== JSON.stringify(answer)) different.push(commandId);
  });
  const after = await countEvents(client);
  console.log(
    `sent ${sent.length} commands again: ${different.length} answered differently; ${before} events before, ${after} after`,
  );
  return [...different, ...(before === after ? [] : ['events'])];
};

const seededCalendar = async (): Promise<WorkCalendar> => {
  const files = (await readdir(CALENDARS)).filter((name) => name.endsWith('.json'));
  const years = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(CALENDARS, name), 'utf8')) as ApprovedYear),
  );
  return workCalendar(years);
};

process.exitCode = await main();
