import type { Projection } from '@mingjian/projections';

/** Names of the events that say what was asked, what became of it, and what of it was taken up for publication. */
const CONCERNED = [
  'ApplicationSubmitted',
  'ApplicationRegistered',
  'CorrectionReceived',
  'ApplicationDecided',
  'ApplicationFactsCorrected',
  'ApplicationWithdrawn',
  'ConversionProposed',
];

/** Where it is sealed what was asked and by whom: references, which tell nothing without the vault. What applicants took back is gone. */
export const askedList: Projection = {
  name: 'asked',
  sources: ['intake'],
  tables: ['asked', 'asked_conversions'],
  createTables: (schema) => `
    create table ${schema}.asked (
      application uuid primary key,
      organ text not null,
      asked_on date not null,
      number text,
      result text,
      request uuid not null,
      applicant uuid not null
    );
    create index on ${schema}.asked (organ, asked_on desc);
    create table ${schema}.asked_conversions (
      application uuid not null,
      conversion uuid not null,
      primary key (application, conversion)
    );`,
  concerns: ({ type }) => CONCERNED.includes(type.split('.').at(-2)!),

  async apply(client, schema, events) {
    for (const { name, data, envelope } of events) {
      const ref = (field: string) => envelope.personal.find((sealed) => sealed.field === field)?.ref;
      const set = (column: string, value: unknown) =>
        client.query(`update ${schema}.asked set ${column} = $2 where application = $1`, [data['application'], value]);
      switch (name) {
        case 'ApplicationSubmitted':
          // Without what was asked nothing can be compared; specs of other things record such applications.
          if (ref('request') === undefined || ref('applicant') === undefined) break;
          await client.query(
            `insert into ${schema}.asked (application, organ, asked_on, request, applicant) values ($1, $2, $3, $4, $5)`,
            [data['application'], data['organ'], data['submittedOn'], ref('request'), ref('applicant')],
          );
          break;
        case 'ApplicationRegistered':
          await set('number', data['number']);
          break;
        case 'CorrectionReceived':
          if (ref('request') !== undefined) await set('request', ref('request'));
          break;
        case 'ApplicationDecided':
          await set('result', data['result']);
          break;
        case 'ApplicationFactsCorrected': {
          const { result } = data['after'] as { readonly result: string | null };
          if (result !== null) await set('result', result);
          break;
        }
        case 'ApplicationWithdrawn':
          await client.query(`delete from ${schema}.asked where application = $1`, [data['application']]);
          break;
        case 'ConversionProposed':
          await client.query(
            `insert into ${schema}.asked_conversions (application, conversion)
             select application, $2 from unnest($1::uuid[]) as a (application) on conflict do nothing`,
            [data['applications'], data['conversion']],
          );
          break;
        default:
      }
    }
  },
};
