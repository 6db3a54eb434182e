import type { FindingEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

const phaseAfter: Readonly<Partial<Record<FindingEvent['type'], string>>> = {
  AuditFindingAnswered: 'answered',
  AuditAnswerReturned: 'returned',
  AuditFindingClosed: 'closed',
};

/** Findings with where they stand, for lists. Only reporting's own log is read. */
export const findingsProjection: Projection = {
  name: 'findings',
  sources: ['reporting'],
  tables: ['findings'],
  createTables: (schema) => `
    create table ${schema}.findings (
      finding uuid primary key,
      audit uuid not null,
      organ text not null,
      thing jsonb,
      severity text not null,
      phase text not null,
      answer_by date not null,
      found_on date not null,
      outcome text
    );
    create index on ${schema}.findings (organ, phase);`,
  concerns: ({ type }) => type.includes('.AuditFinding') || type.includes('.AuditAnswer'),
  async apply(client, schema, events) {
    for (const { name, data } of events) {
      // The data was checked against its schema when it was written.
      const told = { type: name, data } as unknown as FindingEvent;
      if (told.type === 'AuditFindingRecorded') {
        const { finding, audit, organ, thing, severity, answerBy, on } = told.data;
        await client.query(
          `insert into ${schema}.findings (finding, audit, organ, thing, severity, phase, answer_by, found_on)
           values ($1, $2, $3, $4, $5, 'recorded', $6, $7)`,
          [finding, audit, organ, thing && JSON.stringify(thing), severity, answerBy, on],
        );
      } else if (phaseAfter[told.type]) {
        await client.query(
          `update ${schema}.findings
           set phase = $2, answer_by = coalesce($3::date, answer_by), outcome = coalesce($4, outcome) where finding = $1`,
          [
            told.data.finding,
            phaseAfter[told.type],
            told.type === 'AuditAnswerReturned' ? told.data.answerBy : null,
            told.type === 'AuditFindingClosed' ? told.data.outcome : null,
          ],
        );
      }
    }
  },
};
