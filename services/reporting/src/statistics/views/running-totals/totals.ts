import type { PoolClient } from 'pg';
import { endOfBlock } from '../../../blocks.js';

/** What one event changed in one figure of an organ and year. */
export interface Posting {
  /** The event's sequence in intake's log: the coordinate of a cut. */
  readonly sequence: number;
  readonly organ: string;
  readonly year: number;
  readonly cell: string;
  /** The legal day of the fact that counts. */
  readonly day: string;
  /** The application or remedy that counts. */
  readonly subject: string;
  readonly n: number;
  readonly late: boolean;
}

/**
 * The tables of the running totals.
 *
 * `postings`: like a ledger, what each event changed in which figure, and which case did; never updated. `cell_totals`: all figures of an
 * organ and year as they stood at the end of a block of the log, one row for each block that changed one. So the figures now are
 * each organ's and year's last row, and at a cut the last row of an earlier block plus the postings since.
 */
export const createTotals = (schema: string): string => `
  create table ${schema}.postings (
    sequence bigint not null,
    organ text collate "C" not null,
    year int not null,
    cell text collate "C" not null,
    day date not null,
    subject uuid not null,
    n int not null,
    late boolean not null
  );
  create index on ${schema}.postings (organ, sequence);
  create index on ${schema}.postings (organ, year, cell, day, sequence);
  create table ${schema}.cell_totals (
    organ text collate "C" not null,
    year int not null,
    -- The last sequence of the block of intake's log at whose end the figures stood so; the block of today goes on.
    through bigint not null,
    -- JSON objects, figure by cell; as text, since they are read and written whole.
    cells text not null,
    late text not null,
    -- Of \`cells\` those that later years add up: N, T and what became of remedies.
    flows text not null,
    primary key (organ, year, through)
  ) with (fillfactor = 60);`;

export const totalsTables = ['postings', 'cell_totals'] as const;

type Figures = Record<string, number>;
interface Totals {
  readonly organ: string;
  readonly year: number;
  readonly cells: Figures;
  readonly late: Figures;
}

/** Enters a batch's postings, in the order of the log, and moves the totals on. */
export const post = async (client: PoolClient, schema: string, postings: readonly Posting[]): Promise<void> => {
  if (postings.length === 0) return;
  await client.query({
    name: `post-${schema}`,
    text: `insert into ${schema}.postings (sequence, organ, year, cell, day, subject, n, late)
           select * from unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::date[], $6::uuid[], $7::int[], $8::boolean[])`,
    values: [
      postings.map(({ sequence }) => sequence),
      postings.map(({ organ }) => organ),
      postings.map(({ year }) => year),
      postings.map(({ cell }) => cell),
      postings.map(({ day }) => day),
      postings.map(({ subject }) => subject),
      postings.map(({ n }) => n),
      postings.map(({ late }) => late),
    ],
  });
  await moveTotals(client, schema, postings);
};

const placeOf = ({ organ, year }: Pick<Posting, 'organ' | 'year'>): string => `${organ} ${year}`;

const moveTotals = async (client: PoolClient, schema: string, postings: readonly Posting[]): Promise<void> => {
  const totals = await standingTotals(client, schema, postings);
  const rows = new Map<string, Totals & { readonly through: number }>();
  for (const posting of postings) {
    const through = endOfBlock(posting.sequence);
    const place = placeOf(posting);
    const key = `${place} ${through}`;
    let row = rows.get(key);
    if (!row) {
      const { organ, year } = posting;
      const before = totals.get(place);
      row = { organ, year, through, cells: { ...before?.cells }, late: { ...before?.late } };
      rows.set(key, row);
      totals.set(place, row);
    }
    add(row.cells, posting.cell, posting.n);
    if (posting.late) add(row.late, posting.cell, posting.n);
  }
  const moved = [...rows.values()];
  await client.query({
    name: `move-totals-${schema}`,
    text: `insert into ${schema}.cell_totals (organ, year, through, cells, late, flows)
           select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[])
           on conflict (organ, year, through)
           do update set cells = excluded.cells, late = excluded.late, flows = excluded.flows`,
    values: [
      moved.map(({ organ }) => organ),
      moved.map(({ year }) => year),
      moved.map(({ through }) => through),
      moved.map(({ cells }) => JSON.stringify(cells)),
      moved.map(({ late }) => JSON.stringify(late)),
      moved.map(({ cells }) => JSON.stringify(flowsOf(cells))),
    ],
  });
};

const flowsOf = (cells: Figures): Figures =>
  Object.fromEntries(Object.entries(cells).filter(([cell]) => FLOW.test(cell)));

const FLOW = /^(?:N|T|remedy) /;

/** A figure that came back to nothing is not kept, so that the totals do not tell by which way they came. */
const add = (figures: Figures, cell: string, n: number): void => {
  const sum = (figures[cell] ?? 0) + n;
  if (sum === 0) delete figures[cell];
  else figures[cell] = sum;
};

const standingTotals = async (
  client: PoolClient,
  schema: string,
  postings: readonly Posting[],
): Promise<Map<string, Totals>> => {
  const places = [...new Map(postings.map((posting) => [placeOf(posting), posting])).values()];
  const { rows } = await client.query<{ organ: string; year: number; cells: string; late: string }>({
    name: `standing-totals-${schema}`,
    text: `select place.organ, place.year, total.cells, total.late
           from unnest($1::text[], $2::int[]) as place (organ, year)
           cross join lateral (
             select cells, late from ${schema}.cell_totals t
             where t.organ = place.organ and t.year = place.year order by through desc limit 1
           ) total`,
    values: [places.map(({ organ }) => organ), places.map(({ year }) => year)],
  });
  return new Map(
    rows.map(({ organ, year, cells, late }) => [
      placeOf({ organ, year }),
      { organ, year, cells: JSON.parse(cells) as Figures, late: JSON.parse(late) as Figures },
    ]),
  );
};
