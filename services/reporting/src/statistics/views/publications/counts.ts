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
