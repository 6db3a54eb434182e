import { decodeEnvelope, type AuditedKind, type Cut } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { covers, type KnownAudit } from './domain/index.js';

/** The ids of everything of a kind that a mandate covers in these of its organs, as the record had it at a cut. */
export const populationAt = async (
  pool: Pool,
  { period }: Pick<KnownAudit, 'period'>,
  { kind, organs, cut }: { readonly kind: AuditedKind; readonly organs: readonly string[]; readonly cut: Cut },
): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ stream: string; body: string }>(
    `select stream, body from record.events
     where version = 1 and split_part(stream, '-', 1) = $1 and sequence <= ($2::jsonb ->> source)::bigint`,
    [kind, JSON.stringify(cut)],
  );
  return rows.flatMap(({ stream, body }): readonly string[] => {
    const { data, occurredOn } = decodeEnvelope(body);
    const organ = typeof data['organ'] === 'string' ? data['organ'] : null;
    return covers({ organs: [...organs], period }, { organ, begunOn: occurredOn })
      ? [stream.slice(kind.length + 1)]
      : [];
  });
};
