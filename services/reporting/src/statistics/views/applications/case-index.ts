import type { PoolClient } from 'pg';

/** What later events add to a case. An absent field is left as it is; a present one replaces what was there. */
export interface CaseFacts {
  applicantType?: string;
  receiptDate?: string;
  due?: string;
  decidedOn?: string;
  result?: string;
  via?: string;
  deliveredOn?: string;
  correctionNoticedOn?: string;
  feeNoticedOn?: string;
  feePaidOn?: string;
  feeYuan?: number;
  /** Whether its registration, and its decision, was entered afterwards (补录). */
  registeredLate?: boolean;
  decidedLate?: boolean;
}

/** A case from its registration, with what the same batch added to it. */
export interface RegisteredCase extends CaseFacts {
  readonly application: string;
  readonly organ: string;
  readonly number: string;
  readonly channel: string;
}

const FACTS = [
  ['applicant_type', 'text'],
  ['receipt_date', 'date'],
  ['due', 'date'],
  ['decided_on', 'date'],
  ['result', 'text'],
  ['via', 'text'],
  ['delivered_on', 'date'],
  ['correction_noticed_on', 'date'],
  ['fee_noticed_on', 'date'],
  ['fee_paid_on', 'date'],
  ['fee_yuan', 'int'],
  ['registered_late', 'boolean'],
  ['decided_late', 'boolean'],
] as const;

const factNames = FACTS.map(([name]) => name).join(', ');

const factArrays = (facts: readonly CaseFacts[]): unknown[][] => [
  facts.map(({ applicantType }) => applicantType),
  facts.map(({ receiptDate }) => receiptDate),
  facts.map(({ due }) => due),
  facts.map(({ decidedOn }) => decidedOn),
  facts.map(({ result }) => result),
  facts.map(({ via }) => via),
  facts.map(({ deliveredOn }) => deliveredOn),
  facts.map(({ correctionNoticedOn }) => correctionNoticedOn),
  facts.map(({ feeNoticedOn }) => feeNoticedOn),
  facts.map(({ feePaidOn }) => feePaidOn),
  facts.map(({ feeYuan }) => feeYuan),
  facts.map(({ registeredLate }) => registeredLate),
  facts.map(({ decidedLate }) => decidedLate),
];

/** `$first::date[], …`: the facts' arrays as arguments of unnest. */
const factParameters = (first: number): string =>
  FACTS.map(([, type], index) => `$${first + index}::${type}[]`).join(', ');

/** Adds the cases that a batch registered. A stream registers once, so a second row of a case is an error that must be seen. */
export const insertCases = async (
  client: PoolClient,
  schema: string,
  cases: readonly RegisteredCase[],
): Promise<void> => {
  if (cases.length === 0) return;
  await client.query({
    name: `insert-cases-${schema}`,
    text: `
      insert into ${schema}.cases (application, organ, number, channel, ${factNames})
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], ${factParameters(5)})`,
    values: [
      cases.map(({ application }) => application),
      cases.map(({ organ }) => organ),
      cases.map(({ number }) => number),
      cases.map(({ channel }) => channel),
      ...factArrays(cases),
    ],
  });
};

/** Adds what a batch says about cases that were registered before it. */
export const updateCases = async (
  client: PoolClient,
  schema: string,
  changes: readonly (readonly [application: string, facts: CaseFacts])[],
): Promise<void> => {
  if (changes.length === 0) return;
  const replaced = FACTS.map(([name]) => `${name} = coalesce(news.${name}, found.${name})`);
  await client.query({
    name: `update-cases-${schema}`,
    text: `
      update ${schema}.cases as found set ${replaced.join(', ')}
      from unnest($1::uuid[], ${factParameters(2)}) as news (application, ${factNames})
      where found.application = news.application`,
    values: [changes.map(([application]) => application), ...factArrays(changes.map(([, facts]) => facts))],
  });
};

/** Whether a case's registration and its decision were late, as the cells count it. */
export type Lateness = Required<Pick<CaseFacts, 'registeredLate' | 'decidedLate'>>;

/** Of cases that are indexed already. */
export const latenessOf = async (
  client: PoolClient,
  schema: string,
  applications: readonly string[],
): Promise<ReadonlyMap<string, Lateness>> => {
  if (applications.length === 0) return new Map();
  const { rows } = await client.query<Lateness & { readonly application: string }>({
    name: `lateness-${schema}`,
    text: `
      select application, registered_late as "registeredLate", coalesce(decided_late, false) as "decidedLate"
      from ${schema}.cases where application = any($1::uuid[])`,
    values: [applications],
  });
  return new Map(rows.map((row) => [row.application, row]));
};
