import type { ApplicantType, ResultCode } from '@mingjian/contracts';
import type { PoolClient } from 'pg';

interface Increment {
  readonly organ: string;
  readonly year: number;
  readonly formRow: string;
  readonly applicantType: string;
  n: number;
  late: number;
}

type FormRow = 'N' | 'T' | ResultCode;

/** Adds up a batch's contributions to table 3, so that each cell is written once a batch. */
export class CellCounter {
  private readonly increments = new Map<string, Increment>();

  /** Counts one application in a row of the year of `date`, or, with a negative sign, no longer. */
  add(
    organ: string,
    date: string,
    formRow: FormRow,
    applicantType: ApplicantType,
    late: boolean,
    sign: 1 | -1 = 1,
  ): void {
    const year = date.slice(0, 4);
    const key = `${organ} ${year} ${formRow} ${applicantType}`;
    let increment = this.increments.get(key);
    if (!increment) {
      increment = { organ, year: Number(year), formRow, applicantType, n: 0, late: 0 };
      this.increments.set(key, increment);
    }
    increment.n += sign;
    if (late) increment.late += sign;
  }

  values(): readonly Increment[] {
    return [...this.increments.values()];
  }
}

export const incrementCells = async (client: PoolClient, schema: string, counter: CellCounter): Promise<void> => {
  const cells = counter.values();
  if (cells.length === 0) return;
  await client.query({
    name: `increment-cells-${schema}`,
    text: `
      insert into ${schema}.report_cells as cell (organ, year, form_row, applicant_type, n, late)
      select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::int[], $6::int[])
      on conflict (organ, year, form_row, applicant_type)
      do update set n = cell.n + excluded.n, late = cell.late + excluded.late`,
    values: [
      cells.map(({ organ }) => organ),
      cells.map(({ year }) => year),
      cells.map(({ formRow }) => formRow),
      cells.map(({ applicantType }) => applicantType),
      cells.map(({ n }) => n),
      cells.map(({ late }) => late),
    ],
  });
};
