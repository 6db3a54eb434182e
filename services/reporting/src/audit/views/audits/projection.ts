import type { AuditEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

/** Mandates with whom they name and until when they hold, for lists. Only reporting's own log is read. */
export const auditsProjection: Projection = {
  name: 'audits',
  sources: ['reporting'],
  tables: ['audits'],
  createTables: (schema) => `
    create table ${schema}.audits (
      audit uuid primary key,
      organ text not null,
      organs text[] not null,
      basis text not null,
      auditors text[] not null,
      period_from date not null,
      period_to date not null,
      valid_from date not null,
      valid_to date not null,
      ended boolean not null default false
    );
    create index on ${schema}.audits using gin (auditors);
    create index on ${schema}.audits (organ);`,
  concerns: ({ type }) => type.includes('.AuditMandate'),
  async apply(client, schema, events) {
    for (const { name, data } of events) {
      // The data was checked against its schema when it was written.
      const told = { type: name, data } as unknown as AuditEvent;
      if (told.type === 'AuditMandateGiven') {
        const { audit, organ, organs, basis, auditors, period, validFrom, validTo } = told.data;
        await client.query(
          `insert into ${schema}.audits (audit, organ, organs, basis, auditors, period_from, period_to, valid_from, valid_to)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [audit, organ, organs, basis, auditors, period.from, period.to, validFrom, validTo],
        );
      } else if (told.type === 'AuditMandateEnded') {
        await client.query(`update ${schema}.audits set ended = true where audit = $1`, [told.data.audit]);
      }
    }
  },
};
