import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, services } from './city-steps.js';

jest.setTimeout(240_000);

interface Told {
  readonly queryCode: string;
  readonly receiptNumber: string;
}

let city: City;
const log: string[] = [];
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY, logTo: { write: (line) => void log.push(line) } });
});
afterAll(() => city.close());

const enter = (commandId = randomUUID()) =>
  city.as(staff('registrar')).post('intake/applications', bodies.application(), { commandId });
const issue = (id: string, commandId = randomUUID()) =>
  city.as(staff('registrar')).post(`intake/applications/${id}/query-code`, {}, { commandId });
const toldBy = ({ body }: { readonly body: { readonly answer?: object } }) => body.answer as Told | undefined;

/** What the page of the look-up answers; the case itself where number and code fit. */
const lookUp = async (number: string, code: string): Promise<string | number> => {
  const { url } = city.service('intake');
  const sent = await fetch(`${url}/apply/status`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ number, code }).toString(),
  });
  if (sent.status !== 303) return sent.status;
  const cookie = sent.headers.get('set-cookie')!.split(';')[0]!;
  return (await fetch(`${url}/apply/case`, { headers: { cookie } })).text();
};

/** Everything that the service keeps, as text. */
const kept = async (): Promise<string> => {
  const { pool } = city.service('intake').runtime.engine;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND has_table_privilege(
       current_user, quote_ident(table_schema) || '.' || quote_ident(table_name), 'SELECT')`,
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool.query<{ all: string | null }>(
        `SELECT string_agg(t::text, ' ') AS all FROM ${name} t`,
      );
      return rows[0]?.all ?? '';
    }),
  );
  return texts.join(' ');
};

describe('a query code for whoever applied on paper', () => {
  let id: string;
  let first: Told;
  const commandId = randomUUID();

  it('is told with the number by the entry, and again when the same entry is sent again', async () => {
    const entered = await enter(commandId);
    ({ id } = entered.body);
    first = toldBy(entered)!;
    expect(first.queryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(first.receiptNumber).toBe(`ZM-20260302-${id.slice(0, 8).toUpperCase()}`);
    const again = await enter(commandId);
    expect(again.body).toEqual(entered.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(toldBy(await enter())!.queryCode).not.toBe(first.queryCode);
  });

  it('opens the case to be read, and to nothing else', async () => {
    await city.settle();
    const page = await lookUp(first.receiptNumber, first.queryCode.toLowerCase().replaceAll('-', ' '));
    expect(page).toContain(first.receiptNumber);
    expect(page).toContain('已提交，等待确认');
    expect(page).not.toContain('/apply/case/withdrawal');
    await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
    await city.settle();
    const { number } = (await city.as(staff('registrar')).get<{ number: string }>(`intake/applications/${id}`)).body;
    expect(await lookUp(number, first.queryCode)).toContain('接收回执');
    expect(await lookUp(number, 'AAAA-AAAA-AAAA-AAAA')).toBe(422);
  });

  it('is handed out anew by whoever takes applications in; the one before opens nothing, and is told to nobody any more', async () => {
    expect((await city.as(staff('handler')).post(`intake/applications/${id}/query-code`, {})).code).toBe(
      'permission.missing',
    );
    const again = randomUUID();
    const issued = await issue(id, again);
    const second = toldBy(issued)!;
    expect(second.receiptNumber).toBe(first.receiptNumber);
    expect((await issue(id, again)).body).toEqual(issued.body);
    await city.settle();
    expect(await lookUp(first.receiptNumber, first.queryCode)).toBe(422);
    expect(await lookUp(second.receiptNumber, second.queryCode)).toContain(first.receiptNumber);
    expect(toldBy(await enter(commandId))).toBeUndefined();
    const events = await city.events();
    expect(events.filter(({ name, data }) => name === 'QueryCodeIssued' && data['application'] === id)).toHaveLength(1);
    expect(
      events.filter(({ name, data }) => name === 'ApplicationSubmitted' && data['application'] === id),
    ).toHaveLength(1);

    const everything = `${await kept()} ${JSON.stringify(events)} ${log.join(' ')}`;
    expect(everything).toContain(id);
    for (const { queryCode } of [first, second]) {
      expect(everything).not.toContain(queryCode);
      expect(everything).not.toContain(queryCode.replaceAll('-', ''));
    }
  });

  it('fits one case alone', async () => {
    const other = toldBy(await enter())!;
    await city.settle();
    expect(await lookUp(other.receiptNumber, other.queryCode)).toContain(other.receiptNumber);
    // Number and code of two cases do not fit.
    expect(await lookUp(first.receiptNumber, other.queryCode)).toBe(422);
  });
});
