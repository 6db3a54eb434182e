import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

const scopeOf = (organs: 'all' | readonly string[]): readonly string[] | null => (organs === 'all' ? null : organs);
const query = z.strictObject({ organ: organId.optional() });

/** Inspections that an organ of the reader runs or is looked at in, the newest first. */
export const inspectionList = defineView({
  name: 'inspection.list',
  path: 'inspections',
  permission: 'supervision.read',
  query,
  handle: async ({ query: { organ }, organs, engine }) => {
    const { rows } = await engine.pool.query<object>(
      `select inspection, organ, kind, period, opened_on::text as "openedOn", due_on::text as "dueOn", phase, cardinality(organs) as organs,
              cardinality(reported) as reported, cardinality(missed) as missed
       from read.inspections
       where ($1::text[] is null or organ = any($1) or organs && $1) and ($2::text is null or organ = $2 or $2 = any(organs))
       order by opened_on desc, inspection limit 1000`,
      [scopeOf(organs), organ ?? null],
    );
    return { inspections: rows };
  },
});

/** 整改台账: what has to be mended by the organs of the reader, or was ordered by them; `?open=true` leaves what is not mended yet. */
export const rectificationList = defineView({
  name: 'rectification.list',
  path: 'rectifications',
  permission: 'supervision.read',
  query: query.extend({ open: z.enum(['true', 'false']).default('false') }),
  handle: async ({ query: { organ, open }, organs, engine }) => {
    const { rows } = await engine.pool.query<object>(
      `select rectification, organ, ordered_by as "orderedBy", inspection, problem, complaint, ordered_on::text as "orderedOn",
              due_on::text as "dueOn", phase, returns, overdue
       from read.rectifications
       where ($1::text[] is null or organ = any($1) or ordered_by = any($1)) and ($2::text is null or organ = $2)
         and ($3 = 'false' or phase <> 'accepted')
       order by due_on, rectification limit 2000`,
      [scopeOf(organs), organ ?? null, open],
    );
    return { rectifications: rows };
  },
});

/** Public criticism and proposed accountability about or by the organs of the reader, the newest first. */
export const measureList = defineView({
  name: 'measure.list',
  path: 'supervision-measures',
  permission: 'supervision.read',
  query,
  handle: async ({ query: { organ }, organs, engine }) => {
    const { rows } = await engine.pool.query<object>(
      `select measure, organ, taken_by as "takenBy", kind, article, taken_on::text as "takenOn", outcome
       from read.measures
       where ($1::text[] is null or organ = any($1) or taken_by = any($1)) and ($2::text is null or organ = $2)
       order by taken_on desc, measure limit 1000`,
      [scopeOf(organs), organ ?? null],
    );
    return { measures: rows };
  },
});

/** The results of a year: those of the reader's organs from the moment they are told, and those that they appraise. The best first. */
export const appraisalList = defineView({
  name: 'appraisal.list',
  path: 'appraisals',
  permission: 'supervision.read',
  query: query.extend({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  handle: async ({ query: { organ, year }, organs, engine }) => {
    const { rows } = await engine.pool.query<object>(
      `select appraisal, organ, year, appraiser, phase, total, digest, appeal_by::text as "appealBy", appealed
       from read.appraisals
       where ($1::text[] is null or appraiser = any($1) or organ = any($1) and phase <> 'judging')
         and ($2::text is null or organ = $2) and ($3::int is null or year = $3)
       order by year desc, total desc nulls last, organ limit 2000`,
      [scopeOf(organs), organ ?? null, year ?? null],
    );
    return { appraisals: rows };
  },
});

/**
 * What a competent department sees of an organ and everything below it in a year (Arts 3, 47), organ by organ: how often it missed what it
 * owed, how satisfied applicants were (1 to 5; null without ratings), which findings are awaited, what is to be mended, what was done about it. Only organs of the reader.
 */
export const supervisionOverview = defineView({
  name: 'supervision.overview',
  path: 'supervision/:organ/:year',
  permission: 'supervision.read',
  query: z.strictObject({}),
  handle: async ({ params, organs, engine, directory, today, requireOrgan }) => {
    const { organ = '', year = '' } = params;
    requireOrgan(organ);
    const subtree = directory.subtreeOf(organ, today).filter((one) => organs === 'all' || organs.includes(one));
    const of = /^\d{4}$/.test(year) ? Number(year) : 0;
    const { rows } = await engine.pool.query<object>(
      `select o.organ,
              (select coalesce(jsonb_object_agg(measure, n), '{}') from read.supervision_counts c where c.organ = o.organ and c.year = $2) as counts,
              (select jsonb_build_object('ratings', coalesce(sum(n), 0), 'average', round(sum(score * n)::numeric / sum(n), 2))
                 from read.satisfaction s where s.organ = o.organ and s.year = $2) as satisfaction,
              (select count(*)::int from read.inspections i where i.phase = 'open' and o.organ = any(i.organs) and not o.organ = any(i.reported))
                as "findingsAwaited",
              (select count(*)::int from read.rectifications r where r.organ = o.organ and r.phase <> 'accepted') as "toBeMended",
              (select count(*)::int from read.rectifications r where r.organ = o.organ and r.phase = 'ordered' and r.due_on < $3) as overdue,
              (select count(*)::int from read.measures m where m.organ = o.organ and extract(year from m.taken_on) = $2) as measures
       from unnest($1::text[]) as o (organ) order by o.organ`,
      [subtree, of, today],
    );
    return { organ, year: of, organs: rows };
  },
});
