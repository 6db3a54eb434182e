import { fileURLToPath } from 'node:url';
import type { Acknowledgement } from '@mingjian/service-kit';
import { createPool } from '@mingjian/postgres';
import { LoadClient, type Accepted, type Loaded } from './load.js';
import { median, percentile } from './order-statistics.js';
import { conclude, lodge, note, registrar } from './remedies.js';
import { inTurn } from './rounds.js';
import type { BenchCity } from './city.js';
import type { BenchServer } from './server.js';

export const HTTP_CALLERS = 32;
/** What `MINGJIAN_POOL_SIZE` is unless told; the plain server gets as many. */
const POOL_SIZE = 8;

export interface HttpFigures {
  readonly commandsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bareRequestsPerSecond: number;
  readonly ratio: number;
}

/**
 * Real commands of intake, a suit lodged and then concluded in turn, through its own port beside a plain Fastify route with one INSERT
 * a request: the same client, headers and bodies, pools of the same size, each a process of its own. Intake is the whole service, with
 * relay, projections and timers; the other services do not run.
 */
export const measureHttp = async (
  city: BenchCity,
  server: BenchServer,
  acknowledged: Map<number, string>,
  { roundMs, report }: { readonly roundMs: number; readonly report: (line: string) => void },
): Promise<HttpFigures> => {
  const bare = await startBareServer(city, server);
  const authorization = await city.authorizationOf(registrar);
  const commands = new LoadClient(city.url('intake'), authorization, HTTP_CALLERS);
  const requests = new LoadClient(bare.url, authorization, HTTP_CALLERS);
  const ours = async (milliseconds: number): Promise<Loaded> => {
    const loaded = await commands.load<Acknowledgement>(HTTP_CALLERS, milliseconds, lodgeAndConclude(acknowledged));
    // What intake still has to send on would slow the plain server down.
    await city.settled();
    return loaded;
  };
  const theirs = (milliseconds: number): Promise<Loaded> =>
    requests.load(HTTP_CALLERS, milliseconds, sameToRows(bare.count));
  try {
    await ours(roundMs / 2);
    await theirs(roundMs / 2);
    const measured = await inTurn({ ours: () => ours(roundMs), theirs: () => theirs(roundMs) });
    await bare.requireRows();
    const commandsPerSecond = median(measured.ours.map(({ perSecond }) => perSecond));
    const bareRequestsPerSecond = median(measured.theirs.map(({ perSecond }) => perSecond));
    report(`http: ${Math.round(commandsPerSecond)} commands/s, bare ${Math.round(bareRequestsPerSecond)} requests/s`);
    return {
      commandsPerSecond,
      p50Ms: median(measured.ours.map(({ latenciesMs }) => percentile(latenciesMs, 50))),
      p99Ms: median(measured.ours.map(({ latenciesMs }) => percentile(latenciesMs, 99))),
      bareRequestsPerSecond,
      ratio: commandsPerSecond / bareRequestsPerSecond,
    };
  } finally {
    await Promise.all([commands.close(), requests.close()]);
    await bare.stop();
  }
};

/** A caller lodges a suit with every other command and concludes it with the next. */
const lodgeAndConclude = (acknowledged: Map<number, string>) => {
  const pending: (string | undefined)[] = [];
  return (caller: number) => {
    const remedy = pending[caller];
    return {
      request: remedy === undefined ? lodge() : conclude(remedy),
      answered(body: Acknowledgement) {
        pending[caller] = remedy === undefined ? body.id : undefined;
        note(body, acknowledged);
      },
    };
  };
};

/** The same bodies in the same order. */
const sameToRows = (count: () => void) => {
  const turns: number[] = [];
  return (caller: number) => {
    const turn = (turns[caller] = (turns[caller] ?? -1) + 1);
    const { commandId, body } = turn % 2 === 0 ? lodge() : conclude('');
    return {
      request: { path: '/rows', commandId, body },
      answered: (_body: Accepted) => count(),
    };
  };
};

const BARE_TABLE = 'CREATE TABLE bare_rows (sequence bigserial PRIMARY KEY, id uuid NOT NULL, body text NOT NULL)';

const startBareServer = async (city: BenchCity, server: BenchServer) => {
  const { ownerUrl } = await server.database('bench_bare');
  const owner = createPool(ownerUrl, { applicationName: 'bench', max: 1 });
  await owner.query(BARE_TABLE);
  let answered = 0;
  const url = await city.startProcess('bare', fileURLToPath(new URL('./bare-server.js', import.meta.url)), {
    NODE_ENV: 'production',
    MINGJIAN_DATABASE_URL: ownerUrl,
    MINGJIAN_POOL_SIZE: String(POOL_SIZE),
  });
  return {
    url,
    count: () => void (answered += 1),
    async requireRows() {
      const { rows } = await owner.query<{ count: number }>('SELECT count(*) AS count FROM bare_rows');
      if (rows[0]!.count !== answered) throw new Error(`${rows[0]!.count} plain rows, ${answered} were acknowledged`);
    },
    stop: () => owner.end(),
  };
};
