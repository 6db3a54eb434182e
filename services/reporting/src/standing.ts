import { serviceNames, type Cut } from '@mingjian/contracts';
import { Problem, type Engine } from '@mingjian/service-kit';
import type { Pool } from 'pg';

/** How far a service's log has arrived. */
export interface SourceStanding {
  readonly source: string;
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
 * The standing of every service. Every figure of a report is an event of intake's or an opening balance of reporting's own, and reporting
 * parks nothing; so what must not wait is what intake has heard and not dealt with: an answer that went out and is not yet a decision.
 * @throws Problem 503 when intake cannot be asked
 */
export const standingOf = async (engine: Engine): Promise<readonly SourceStanding[]> => {
  const [kept, parked] = await Promise.all([keptOf(engine.pool), parkedAtIntake(engine)]);
  return kept.map((one) => ({ ...one, parked: one.source === 'intake' ? parked : 0 }));
};

/** Everything that has arrived; where that lies beyond a gap, the cut is refused. */
export const cutOf = (standing: readonly Kept[]): Cut =>
  Object.fromEntries(
    serviceNames.map((name) => [name, standing.find(({ source }) => source === name)?.held ?? 0]),
  ) as Cut;

const PATIENCE_MS = 10_000;

const parkedAtIntake = async ({ intakeUrl, tokens, log }: Engine): Promise<number> => {
  try {
    if (!intakeUrl) throw new Error('MINGJIAN_INTAKE_URL is not configured');
    const response = await fetch(`${intakeUrl}/api/intake/v1/operations/parked`, {
      headers: { authorization: `Bearer ${await tokens.bearer()}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return ((await response.json()) as { readonly parked: readonly unknown[] }).parked.length;
  } catch (error) {
    log.warn({ error: String(error) }, 'intake does not tell what it has parked');
    throw Problem.of('service.unavailable');
  }
};
