import type { CivilDate } from '@mingjian/core';
import { formatNumber, numberSeries, type Directory } from '@mingjian/reference';
import type { Pool } from 'pg';

/**
 * Running numbers: registration, document and index numbers. A number is allocated once to one owner (a case, a reply, a
 * publication), the same owner gets the same number again, and no number is ever given twice; gaps may stay.
 */
export interface Numbers {
  allocate(series: string, owner: string): Promise<number>;
}

/** @param appRole the role that the service connects as */
export const numbersSchema = (appRole: string): string => `
  CREATE TABLE IF NOT EXISTS number_series (series text PRIMARY KEY, last integer NOT NULL);
  CREATE TABLE IF NOT EXISTS number_allocations (
    series text NOT NULL,
    owner text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (series, owner),
    UNIQUE (series, number)
  );
  CREATE OR REPLACE FUNCTION allocate_number(wanted_series text, wanted_owner text) RETURNS integer
  LANGUAGE plpgsql AS $$
  DECLARE given integer;
  BEGIN
    SELECT number INTO given FROM number_allocations WHERE series = wanted_series AND owner = wanted_owner;
    IF FOUND THEN RETURN given; END IF;
    INSERT INTO number_series AS s VALUES (wanted_series, 1)
      ON CONFLICT (series) DO UPDATE SET last = s.last + 1 RETURNING last INTO given;
    -- The row of the series is locked now, so a racing allocation for the same owner is either visible here or still waits above.
    INSERT INTO number_allocations VALUES (wanted_series, wanted_owner, given) ON CONFLICT (series, owner) DO NOTHING;
    IF NOT FOUND THEN
      SELECT number INTO given FROM number_allocations WHERE series = wanted_series AND owner = wanted_owner;
    END IF;
    RETURN given;
  END $$;
  GRANT SELECT, INSERT, UPDATE ON number_series TO ${appRole};
  GRANT SELECT, INSERT ON number_allocations TO ${appRole};
`;

export const createNumbers = (pool: Pool): Numbers => ({
  async allocate(series, owner) {
    const { rows } = await pool.query<{ number: number }>({
      name: 'allocate-number',
      text: 'SELECT allocate_number($1, $2) AS number',
      values: [series, owner],
    });
    return rows[0]!.number;
  },
});

/**
 * The number of one owner by an organ's pattern: the series is the pattern without its serial, so a new year or a new pattern counts
 * from 1 again and numbers of different series cannot meet.
 */
export const allocateNumber = async (
  context: {
    readonly directory: Directory;
    readonly today: CivilDate;
    allocate(series: string, owner: string): Promise<number>;
  },
  pattern: string,
  organ: string,
  owner: string,
  category?: string,
): Promise<string> => {
  const { code, abbreviation } = context.directory.organ(organ) ?? { code: organ, abbreviation: organ };
  const parts = { code, abbr: abbreviation, on: context.today, ...(category !== undefined && { category }) };
  return formatNumber(pattern, parts, await context.allocate(numberSeries(pattern, parts), owner));
};
