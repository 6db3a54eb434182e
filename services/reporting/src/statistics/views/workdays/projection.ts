import type { RuleEvent } from '@mingjian/contracts';
import { noPostings, type StatisticsPart } from '../../part.js';

type Approved = Extract<RuleEvent, { type: 'CalendarApproved' }>['data'];

/** Of several regions the city's calendar is the country's. */
const REGION = 'CN';

/**
 * Every day with how many working days had passed at its end, so that working days between two dates are a difference. A year without an approved calendar
 * knows only weekends.
 */
export const workdaysPart: StatisticsPart = {
  tables: ['workdays'],
  events: ['CalendarApproved'],

  createTables: (schema) => `
    create table ${schema}.workdays (
      day date primary key,
      is_workday boolean not null,
      -- Of the approved calendar; 0: none.
      version int not null default 0,
      number int
    );
    insert into ${schema}.workdays (day, is_workday, number)
    select day::date, isodow < 6, count(*) filter (where isodow < 6) over (order by day)
    from generate_series(date '2015-01-01', date '2045-12-31', interval '1 day') as d (day)
    cross join lateral (select extract(isodow from day) as isodow) as week;`,

  async apply(client, schema, events) {
    for (const { data } of events) {
      const { region, year, version, daysOff, makeUpWorkdays } = data as Approved;
      if (region !== REGION) continue;
      await client.query(
        `update ${schema}.workdays
         set is_workday = case when extract(isodow from day) < 6 then day <> all($3::date[]) else day = any($4::date[]) end,
             version = $2
         where extract(year from day) = $1 and version <= $2`,
        [year, version, daysOff, makeUpWorkdays],
      );
    }
    await client.query(`
      update ${schema}.workdays as found set number = counted.number
      from (select day, count(*) filter (where is_workday) over (order by day) as number from ${schema}.workdays) as counted
      where found.day = counted.day and found.number <> counted.number`);
    return noPostings;
  },
};
