import type { WorkCalendar } from '@mingjian/calendar';
import { addDays, addWorkdays, isWorkday } from '@mingjian/calendar';

/** The days of a history by number, from 0, with the working day that a term ends on: counted once instead of for every event. */
export class Days {
  readonly dates: readonly string[];
  private readonly workdays: readonly boolean[];
  private readonly terms = new Map<number, readonly string[]>();

  constructor(
    private readonly calendar: WorkCalendar,
    from: string,
    count: number,
  ) {
    // Things go on beyond the last day on which anything begins.
    this.dates = Array.from({ length: count + MARGIN }, (_, day) => addDays(from, day));
    this.workdays = this.dates.map((date) => isWorkday(calendar, date));
  }

  date(day: number): string {
    return this.dates[day]!;
  }

  isWorkday(day: number): boolean {
    return this.workdays[day]!;
  }

  /** The first working day from a day on. */
  workdayFrom(day: number): number {
    let found = day;
    while (this.workdays[found] === false) found += 1;
    return found;
  }

  /** The last day of a term of so many working days. */
  due(day: number, workdays: number): string {
    let dues = this.terms.get(workdays);
    if (!dues) {
      dues = this.dates.map((date) => addWorkdays(this.calendar, date, workdays).due);
      this.terms.set(workdays, dues);
    }
    return dues[day]!;
  }
}

const MARGIN = 1_200;
