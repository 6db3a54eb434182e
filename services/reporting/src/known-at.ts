import { date, serviceNames, type Cut } from '@mingjian/contracts';
import { instantOf } from '@mingjian/core';
import { Problem, type ProblemTexts } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { z } from 'zod';

/** Why nothing is told of a cut, in Chinese and English. */
export const cutProblems = {
  'replay.cut.incomplete': {
    zh: '该服务的记录尚未收齐到所问的截面',
    en: 'The log of this service has not arrived completely up to the cut that is asked for',
    status: 409,
  },
} as const satisfies ProblemTexts;

const CUT = new RegExp(`^(${serviceNames.join('|')}):(\\d{1,15})$`);

const cutText = z
  .string()
  .max(120)
  .transform((text, context): Cut => {
    const parts = text.split(',').map((part) => CUT.exec(part));
    const sequences = new Map(parts.flatMap((part) => (part ? [[part[1]!, Number(part[2])] as const] : [])));
    if (sequences.size !== parts.length || serviceNames.some((name) => !sequences.has(name)))
      context.addIssue({ code: 'custom', message: `is no cut such as ${exampleCut}` });
    return Object.fromEntries(serviceNames.map((name) => [name, sequences.get(name) ?? 0])) as Cut;
  });
const exampleCut = serviceNames.map((name) => `${name}:12`).join(',');

const DAY_MS = 86_400_000;

/**
 * When something was known (知情时点): an instant of ISO 8601, the end of a civil day, or a cut such as `intake:12,review:4,publish:3,reporting:1`;
 * absent: everything that has arrived.
 */
export const knownAtQuery = z
  .union([
    z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    date.transform((day) => new Date(instantOf(day).getTime() + DAY_MS - 1)),
    cutText,
  ])
  .optional();
export type KnownAt = z.infer<typeof knownAtQuery>;

/** The same in a form, which sends what nobody filled in as nothing. */
export const knownAtField = z
  .literal('')
  .transform(() => undefined)
  .or(knownAtQuery);

/** As it was asked for; empty: everything that has arrived. */
export const textOfKnownAt = (wanted: KnownAt): string =>
  wanted instanceof Date ? wanted.toISOString() : wanted === undefined ? '' : textOfCut(wanted);

/** The legal date that a read is about (生效日期); absent: whatever has happened. */
export const effectiveOnQuery = date.optional();

/** The two axes of time of a read. */
export const axes = z.strictObject({ knownAt: knownAtQuery, effectiveOn: effectiveOnQuery });

/** What was known when, resolved. */
export interface Known {
  readonly cut: Cut;
  /** The moment that was asked for; null where a cut was, or nothing. */
  readonly moment: string | null;
  /** False while later answers for the same moment may cover more: nothing later has arrived of some service. */
  readonly final: boolean;
}

interface Head {
  readonly source: string;
  readonly complete: number;
  readonly recordedAt: Date | null;
}

const headsOf = async (pool: Pool): Promise<ReadonlyMap<string, Head>> => {
  const { rows } = await pool.query<Head>({
    name: 'replay-heads',
    text: `select source, contiguous::float8 as complete, recorded_at as "recordedAt" from record.heads`,
  });
  return new Map(rows.map((head) => [head.source, head]));
};

/** A service's log does not reach as far as a cut. */
export const incompleteCut = (source: string, wanted: number, complete: number): Problem =>
  new Problem('replay.cut.incomplete', cutProblems['replay.cut.incomplete'], { source, wanted, complete });

/** A cut as `knownAt` takes it. */
export const textOfCut = (cut: Cut): string => serviceNames.map((name) => `${name}:${cut[name]}`).join(',');

/**
 * Resolves a moment to a cut: of each service the last event recorded at or before it, which is well defined because recorded times never
 * decrease along a log. A cut stays what it is.
 * @throws Problem 409 for a cut that has not arrived completely
 */
export const knownAt = async (pool: Pool, wanted: KnownAt): Promise<Known> => {
  const heads = await headsOf(pool);
  const complete = (source: string): number => heads.get(source)?.complete ?? 0;
  const cutOf = (sequence: (source: string) => number): Cut =>
    Object.fromEntries(serviceNames.map((source) => [source, sequence(source)])) as Cut;
  if (wanted === undefined) return { cut: cutOf(complete), moment: null, final: false };
  if (!(wanted instanceof Date)) {
    const missing = serviceNames.find((source) => complete(source) < wanted[source]);
    if (missing) throw incompleteCut(missing, wanted[missing], complete(missing));
    return { cut: wanted, moment: null, final: true };
  }
  const { rows } = await pool.query<{ source: string; sequence: number }>(
    `select h.source, coalesce(
       (select e.sequence from record.events e
        where e.source = h.source and e.recorded_at <= $1 and e.sequence <= h.contiguous
        order by e.recorded_at desc, e.sequence desc limit 1), 0)::float8 as sequence
     from record.heads h`,
    [wanted.toISOString()],
  );
  const found = new Map(rows.map(({ source, sequence }) => [source, sequence]));
  const final = serviceNames.every((source) => {
    const last = heads.get(source)?.recordedAt;
    return !!last && last > wanted;
  });
  return { cut: cutOf((source) => found.get(source) ?? 0), moment: wanted.toISOString(), final };
};
