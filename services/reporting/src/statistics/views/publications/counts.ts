import { media, normativeKinds, type Medium, type NormativeKind } from '@mingjian/contracts';
import type { Pool } from 'pg';

export interface CategoryCount {
  readonly category: string;
  /** Items open to the public whose first day of publication lies in the year. */
  readonly published: number;
  /** Of these, withdrawn since. */
  readonly withdrawn: number;
}

/** Publications of a year by category; the organs' own names for their categories, in alphabetical order. */
export const publicationCounts = async (
  pool: Pool,
  { organs, year }: { readonly organs: readonly string[]; readonly year: number },
): Promise<readonly CategoryCount[]> => {
  const { rows } = await pool.query<CategoryCount>(
    `select category, count(*)::int as published, count(withdrawn_on)::int as withdrawn
     from read.publications
     where organ = any($1) and visibility = 'public'
       and published_on between make_date($2, 1, 1) and make_date($2, 12, 31)
     group by category order by category collate "C"`,
    [organs, year],
  );
  return rows;
};

/** How many versions each channel carried in a year, in the order of the approval form; 0 where none. */
export const channelCounts = async (
  pool: Pool,
  { organs, year }: { readonly organs: readonly string[]; readonly year: number },
): Promise<readonly { readonly medium: Medium; readonly items: number }[]> => {
  const { rows } = await pool.query<{ medium: Medium; items: number }>(
    `select medium, count(*)::int as items from read.channel_uses
     where organ = any($1) and done_on between make_date($2, 1, 1) and make_date($2, 12, 31)
     group by medium`,
    [organs, year],
  );
  return media.map((medium) => ({ medium, items: rows.find((row) => row.medium === medium)?.items ?? 0 }));
};

export interface DocumentCount {
  readonly kind: NormativeKind;
  /** By the day on which the document was made. */
  readonly made: number;
  readonly repealed: number;
  /** Its own validity ended in the year, and nothing had repealed it. */
  readonly expired: number;
  /** At the end of the year. */
  readonly inForce: number;
}

/** What the record holds of documents that bind the public: to state table 2 by, and to check what was stated. */
export const documentCounts = async (
  pool: Pool,
  { organs, year }: { readonly organs: readonly string[]; readonly year: number },
): Promise<readonly DocumentCount[]> => {
  const { rows } = await pool.query<DocumentCount>(
    `with document as (
       select normative as kind, formed_on, repealed_on, valid_to + 1 as expired_on,
              least(repealed_on, valid_to + 1) as over_on, make_date($2, 1, 1) as first, make_date($2, 12, 31) as last
       from read.publications where organ = any($1) and visibility = 'public' and normative is not null
     )
     select kind, count(*) filter (where formed_on between first and last)::int as made,
            count(*) filter (where repealed_on between first and last)::int as repealed,
            count(*) filter (where expired_on between first and last and over_on = expired_on
                             and repealed_on is distinct from expired_on)::int as expired,
            count(*) filter (where formed_on <= last and coalesce(over_on > last, true))::int as "inForce"
     from document group by kind`,
    [organs, year],
  );
  const none = { made: 0, repealed: 0, expired: 0, inForce: 0 };
  return normativeKinds.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, ...none });
};
