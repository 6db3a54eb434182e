import { serviceNames, type Cut, type ServiceName } from '@mingjian/contracts';
import { Problem, type Engine } from '@mingjian/service-kit';
import type { Pool } from 'pg';

/** How far a service's log has arrived. */
export interface SourceStanding {
  readonly source: ServiceName;
  /** Up to which sequence nothing is missing. */
  readonly complete: number;
  /** The last one that has arrived. */
  readonly held: number;
  /** How many events wait parked there. */
  readonly parked: number;
}
type Kept = Omit<SourceStanding, 'parked'>;

/** How far reporting has each service's log: without a gap, and at all. */
export const keptOf = async (pool: Pool): Promise<readonly Kept[]> => {
  const { rows } = await pool.query<Kept>({
    name: 'report-standing',
    text: `select source, coalesce(contiguous, 0)::float8 as complete,
                  greatest(contiguous, (select max(sequence) from record.events e where e.source = s.source), 0)::float8 as held
           from unnest($1::text[]) as s (source) left join record.heads using (source)`,
    values: [serviceNames],
  });
  return rows;
};

/**
 * The standing of every service. Reporting reacts to nothing and parks nothing; what another one has heard and not dealt with, such as an answer that went out
 * and is not yet a decision, is in no log yet.
 * @throws Problem 503 when one of them cannot be asked
 */
export const standingOf = async (engine: Engine): Promise<readonly SourceStanding[]> => {
  const kept = await keptOf(engine.pool);
  return Promise.all(
    kept.map(async (one) => ({ ...one, parked: one.source === 'reporting' ? 0 : await parkedAt(engine, one) })),
  );
};

/** Everything that has arrived; where that lies beyond a gap, the cut is refused. */
export const cutOf = (standing: readonly Kept[]): Cut =>
  Object.fromEntries(
    serviceNames.map((name) => [name, standing.find(({ source }) => source === name)?.held ?? 0]),
  ) as Cut;

const PATIENCE_MS = 10_000;

const parkedAt = async ({ urls, tokens, log }: Engine, { source, held }: Kept): Promise<number> => {
  const url = urls[source];
  // A service that runs nowhere has never said anything.
  if (!url && held === 0) return 0;
  try {
    if (!url) throw new Error(`MINGJIAN_${source.toUpperCase()}_URL is not configured`);
    const response = await fetch(`${url}/api/${source}/v1/operations/parked`, {
      headers: { authorization: `Bearer ${await tokens.bearer()}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return ((await response.json()) as { readonly parked: readonly unknown[] }).parked.length;
  } catch (error) {
    log.warn({ error: String(error), source }, 'a service does not tell what it has parked');
    throw Problem.of('service.unavailable');
  }
};
