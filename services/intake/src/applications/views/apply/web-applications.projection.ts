import { applicationEvents, type ApplicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Pool } from 'pg';

type DataOf<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];

const { ApplicationRegistered, ApplicationSubmitted } = applicationEvents;
const concerned: readonly string[] = [ApplicationRegistered.wireType, ApplicationSubmitted.wireType];

/** Applications by whoever sent them in on line, so that a code finds its own; nothing in it names a person. */
export const webApplicationsProjection: Projection = {
  name: 'web_applications',
  sources: ['intake'],
  tables: ['web_applications'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.web_applications (
      application uuid PRIMARY KEY,
      applied_by text COLLATE "C" NOT NULL,
      submitted_on date NOT NULL,
      number text
    );
    CREATE INDEX ON ${schema}.web_applications (applied_by);`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    const submitted = events.flatMap(({ name, data }) => {
      const { application, appliedBy, submittedOn } = data as DataOf<'ApplicationSubmitted'>;
      return name === 'ApplicationSubmitted' && appliedBy !== undefined
        ? [{ application, appliedBy, submittedOn }]
        : [];
    });
    const registered = events.flatMap(({ name, data }) => {
      const { application, number } = data as DataOf<'ApplicationRegistered'>;
      return name === 'ApplicationRegistered' ? [{ application, number }] : [];
    });
    await client.query(
      `INSERT INTO ${schema}.web_applications (application, applied_by, submitted_on)
       SELECT application, "appliedBy", "submittedOn"
       FROM jsonb_to_recordset($1::jsonb) AS s(application uuid, "appliedBy" text, "submittedOn" date) ON CONFLICT DO NOTHING`,
      [JSON.stringify(submitted)],
    );
    await client.query(
      `UPDATE ${schema}.web_applications w SET number = r.number
       FROM jsonb_to_recordset($1::jsonb) AS r(application uuid, number text) WHERE w.application = r.application`,
      [JSON.stringify(registered)],
    );
  },
};

export interface WebApplication {
  readonly application: string;
  readonly submittedOn: string;
  /** Of the register; null before it is there. */
  readonly number: string | null;
}

/** What somebody sent in on line, the first first. */
export const applicationsOf = async (pool: Pool, appliedBy: string): Promise<readonly WebApplication[]> => {
  const { rows } = await pool.query<WebApplication>(
    `SELECT application, to_char(submitted_on, 'YYYY-MM-DD') AS "submittedOn", number
     FROM read.web_applications WHERE applied_by = $1 ORDER BY submitted_on, application`,
    [appliedBy],
  );
  return rows;
};
