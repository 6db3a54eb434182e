import { media, type Medium } from '@mingjian/contracts';
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
