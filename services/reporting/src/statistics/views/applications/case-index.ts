import type { PoolClient } from 'pg';
import type { Case } from './case.js';

const COLUMNS = [
  ['application', 'uuid', 'application'],
  ['organ', 'text', 'organ'],
  ['applicant_type', 'text', 'applicantType'],
  ['number', 'text', 'number'],
  ['channel', 'text', 'channel'],
  ['receipt_date', 'date', 'receiptDate'],
  ['due', 'date', 'due'],
  ['decided_on', 'date', 'decidedOn'],
  ['result', 'text', 'result'],
  ['via', 'text', 'via'],
  ['delivered_on', 'date', 'deliveredOn'],
  ['correction_noticed_on', 'date', 'correctionNoticedOn'],
  ['fee_noticed_on', 'date', 'feeNoticedOn'],
  ['fee_paid_on', 'date', 'feePaidOn'],
  ['fee_yuan', 'int', 'feeYuan'],
  ['section', 'text', 'section'],
  ['extended', 'boolean', 'extended'],
  ['registered_late', 'boolean', 'registeredLate'],
  ['decided_late', 'boolean', 'decidedLate'],
  ['updated_at', 'timestamptz', 'updatedAt'],
] as const satisfies readonly (readonly [column: string, type: string, field: keyof Case])[];

const names = COLUMNS.map(([name]) => name).join(', ');
const parameters = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
const valuesOf = (cases: readonly Case[]): unknown[][] =>
  COLUMNS.map(([, , field]) => cases.map((one) => one[field] ?? null));

export const createCases = (schema: string): string => `
  create table ${schema}.cases (
    application uuid primary key,
    organ text collate "C" not null,
    applicant_type text not null,
    number text not null,
    channel text not null,
    receipt_date date not null,
    due date,
    decided_on date,
    result text,
    via text,
    delivered_on date,
    correction_noticed_on date,
    fee_noticed_on date,
    fee_paid_on date,
    fee_yuan int,
    section text,
    extended boolean not null,
    registered_late boolean not null,
    decided_late boolean,
    updated_at timestamptz(3) not null,
    late boolean not null generated always as (registered_late or coalesce(decided_late, false)) stored
  ) with (fillfactor = 80);
  create index on ${schema}.cases (organ, receipt_date);
  create index on ${schema}.cases (organ, decided_on);
  create index on ${schema}.cases (organ, receipt_date) where decided_on is null;`;

/** The cases of these ids that are indexed already. */
export const readCases = async (
  client: PoolClient,
  schema: string,
  applications: readonly string[],
): Promise<Map<string, Case>> => {
  if (applications.length === 0) return new Map();
  const columns = COLUMNS.map(([name, type, field]) =>
    type === 'date'
      ? `${name}::text as "${field}"`
      : type === 'timestamptz'
        ? `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${field}"`
        : `${name} as "${field}"`,
  );
  const { rows } = await client.query<Case>({
    name: `read-cases-${schema}`,
    text: `select ${columns.join(', ')} from ${schema}.cases where application = any($1::uuid[])`,
    values: [applications],
  });
  return new Map(rows.map((row) => [row.application, row]));
};

/** Adds the cases that a batch registered. A stream registers once, so a second row of a case is an error that must be seen. */
export const insertCases = async (client: PoolClient, schema: string, cases: readonly Case[]): Promise<void> => {
  if (cases.length === 0) return;
  await client.query({
    name: `insert-cases-${schema}`,
    text: `insert into ${schema}.cases (${names}) select * from unnest(${parameters})`,
    values: valuesOf(cases),
  });
};

/** Replaces cases that were there before the batch by what they are after it. */
export const updateCases = async (client: PoolClient, schema: string, cases: readonly Case[]): Promise<void> => {
  if (cases.length === 0) return;
  const replaced = COLUMNS.slice(1).map(([name]) => `${name} = news.${name}`);
  await client.query({
    name: `update-cases-${schema}`,
    text: `update ${schema}.cases as found set ${replaced.join(', ')}
           from unnest(${parameters}) as news (${names}) where found.application = news.application`,
    values: valuesOf(cases),
  });
};
