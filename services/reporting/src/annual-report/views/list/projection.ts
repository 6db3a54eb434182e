import type { AnnualReportEvent } from '@mingjian/contracts';
import type { ProjectedEvent, Projection } from '@mingjian/projections';
import { annualReportId } from '../../domain/index.js';

/** Where a report stands after an event; undefined where it stays. */
const phaseAfter: Readonly<Partial<Record<AnnualReportEvent['type'], string>>> = {
  AnnualReportApproved: 'approved',
  AnnualReportSubmitted: 'submitted',
  AnnualReportReturned: 'returned',
  AnnualReportAccepted: 'accepted',
};

/** Every version of every annual report with its state, for lists. Only reporting's own log is read. */
export const annualReportList: Projection = {
  name: 'annual_reports',
  sources: ['reporting'],
  tables: ['annual_reports'],
  createTables: (schema) => `
    create table ${schema}.annual_reports (
      id text primary key,
      organ text not null,
      year int not null,
      version int not null,
      organs int not null,
      phase text not null,
      digest text not null,
      publication text,
      approved_text text,
      due date,
      submitted_on date,
      late boolean
    );
    create index on ${schema}.annual_reports (organ, year, version);`,
  concerns: ({ type }) => type.includes('.AnnualReport'),
  async apply(client, schema, events) {
    for (const told of events.flatMap(ofReport)) {
      const { organ, year, version } = told.data;
      const id = annualReportId(organ, year, version);
      if (told.type === 'AnnualReportDrafted') {
        await client.query(
          `insert into ${schema}.annual_reports (id, organ, year, version, phase, digest, organs) values ($1, $2, $3, $4, 'drafted', $5, $6)
           on conflict (id) do update set digest = excluded.digest, organs = excluded.organs`,
          [id, organ, year, version, told.data.digest, told.data.organs.length],
        );
      } else if (told.type === 'AnnualReportSubmitted') {
        await client.query(
          `update ${schema}.annual_reports set phase = 'submitted', due = $2, submitted_on = $3, late = $4 where id = $1`,
          [id, told.data.due, told.data.on, told.data.late],
        );
      } else if (told.type === 'AnnualReportApproved' || told.type === 'AnnualReportReturned') {
        // What was returned may be frozen anew with other bytes.
        const { publication, text } =
          told.type === 'AnnualReportApproved' ? told.data : { publication: null, text: null };
        await client.query(
          `update ${schema}.annual_reports set phase = $2, publication = $3, approved_text = $4 where id = $1`,
          [id, phaseAfter[told.type], publication, text],
        );
      } else if (phaseAfter[told.type]) {
        await client.query(`update ${schema}.annual_reports set phase = $2 where id = $1`, [id, phaseAfter[told.type]]);
      }
    }
  },
};

const ofReport = ({ name, data }: ProjectedEvent): readonly AnnualReportEvent[] =>
  // The data was checked against its schema when it was written.
  name.startsWith('AnnualReport') ? [{ type: name, data } as unknown as AnnualReportEvent] : [];
