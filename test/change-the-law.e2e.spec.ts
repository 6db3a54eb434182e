import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ruleRowSchemas, type RuleRow, type RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { intakeService } from '@mingjian/intake-service';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { MONDAY, openCase } from './city-steps.js';
import { blocksOf, codeIn, inShell, tableOf } from './runbook.js';
import { operate, type OperatedCity } from './terminal.js';

jest.setTimeout(60_000);

const NEW_YEAR = '2027-01-04';

let city: City;
let operated: OperatedCity;
let command: string;
beforeAll(async () => {
  city = await startCity({ services: [intakeService], date: MONDAY });
  operated = await operate(city);
  const [only, ...more] = await blocksOf('change-the-law.md', 'sh');
  expect(more).toEqual([]);
  command = only!;
});
afterAll(async () => {
  await operated.close();
  await city.close();
});

/** What the command of the page answers, in the name of the administrator. */
const announce = async (block: string): Promise<Record<string, unknown>> => {
  const environment = { CITY: operated.origin, TOKEN: city.issuer.tokenFor(ADMINISTRATOR) };
  return JSON.parse(await inShell(block, environment)) as Record<string, unknown>;
};
/** Demands the fee of forty pages in a new case. */
const demand = async (): Promise<string> => {
  const id = await openCase(city);
  await city.as(staff('handler')).act(`intake/applications/${id}/fee-notice`, { schedule: 'byVolume', quantity: 40 });
  return id;
};
const demanded = async (id: string) =>
  (await city.events()).filter(({ name, data }) => name === 'FeeNoticed' && data['application'] === id);

/** A table of the city as it stands on a day. */
const rowsOn = <Table extends RuleTable>(table: Table, on: CivilDate): readonly RuleRow<Table>[] =>
  city.service('intake').runtime.engine.directory.rules.rows(table, null, on);

describe('the page on a change of the law', () => {
  it.each<[string, string | RegExp, string, string, object?]>([
    [
      'a gap between two bands',
      '"byVolume","from":31',
      '"byVolume","from":32',
      'rules.tariff.bandsNotInOrder',
      { schedule: 'byVolume', from: 32 },
    ],
    [
      'a rate that falls',
      '"to":10,"yuan":0',
      '"to":10,"yuan":200',
      'rules.tariff.ratesFall',
      { schedule: 'byItem', from: 11 },
    ],
    [
      'a tariff that is missing',
      /\{"schedule":"byItem"[^}]*\},\s*/g,
      '',
      'rules.rows.incomplete',
      { missing: ['byItem'] },
    ],
    ['a fee below nothing', '"yuan":100', '"yuan":-100', 'request.invalid'],
    ['a day that is over', '2027-01-01', '2026-03-01', 'rules.validity.inThePast'],
  ])('is right that %s is refused, and where it is wrong', async (what, right, wrong, code, facts = {}) => {
    const altered = command.replaceAll(right, wrong);
    expect(altered).not.toBe(command);
    const refusal = await announce(altered.replace('fee-2027', what.replaceAll(' ', '-')));
    expect(refusal).toMatchObject({ code, title: expect.any(String), facts: expect.objectContaining(facts) });
  });

  it('changes the tariff of a running city from the stated day on, and nothing that was decided', async () => {
    expect(await announce(command)).toMatchObject({ id: 'feeTariff' });
    const before = await demand();
    await city.setDate(NEW_YEAR);
    const after = await demand();
    const [[old], [now]] = [await demanded(before), await demanded(after)];
    expect([old!.data['amountYuan'], now!.data['amountYuan']]).toEqual([100, 150]);
    expect(old!.envelope.pins.rules).toContain('feeTariff@1');
    expect(now!.envelope.pins.rules).toContain('feeTariff@2');
    const byItem = (on: CivilDate) =>
      rowsOn('feeTariff', on).flatMap(({ schedule, source: _, ...band }) => (schedule === 'byItem' ? [band] : []));
    expect(byItem(NEW_YEAR)).toEqual(byItem(MONDAY));
  });
});

describe('the tables of that page', () => {
  const rows = async () => tableOf('change-the-law.md');

  it('are all that there are', async () => {
    const named = (await rows()).flatMap(([tables = '']) => codeIn(tables));
    expect([...named].sort()).toEqual(Object.keys(ruleRowSchemas).sort());
  });

  it('may be announced by an organ where the page says so, and nowhere else', async () => {
    for (const [tables = '', , mayOwn = ''] of await rows()) {
      for (const table of codeIn(tables) as readonly RuleTable[]) {
        const { code } = await city.as(ADMINISTRATOR).post('intake/rule-tables', {
          ...{ table, organ: 'transport', validFrom: '2027-07-01', rows: rowsOn(table, NEW_YEAR) },
        });
        expect([table, code]).toEqual([table, mayOwn === 'no' ? 'rules.table.cityOnly' : undefined]);
      }
    }
  });
});
