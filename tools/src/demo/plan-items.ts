import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import type { Chance } from './random.js';
import { itemCategories } from './units.js';
import { workdaysBetween } from './workdays.js';

/** One step of one item of the transport bureau on a day. */
export interface ItemMoment {
  readonly kind: 'item';
  readonly key: string;
  readonly category: string;
  readonly formedOn: CivilDate;
  readonly step: 'propose' | 'review' | 'publish';
}

/** The bureau's items, spread over the working days of a year so that each is published within it. */
export const planItems = (
  year: number,
  calendar: WorkCalendar,
  chance: Chance,
): { on: CivilDate; moment: ItemMoment }[] => {
  const days = workdaysBetween(calendar, `${year}-01-01`, `${year}-12-25`);
  let serial = 0;
  return itemCategories.flatMap(([category, count]) =>
    Array.from({ length: count }, () => {
      serial += 1;
      const key = `i-${String(serial).padStart(6, '0')}`;
      const formedOn = chance.pick(days);
      return (['propose', 'review', 'publish'] as const).map((step, after) => ({
        on: after === 0 ? formedOn : addWorkdays(calendar, formedOn, after).due,
        moment: { kind: 'item' as const, key, category, formedOn, step },
      }));
    }).flat(),
  );
};
