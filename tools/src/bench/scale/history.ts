import type { WorkCalendar } from '@mingjian/calendar';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import type { RecordedEvent } from '@mingjian/event-store';
import { tellApplication } from './application-life.js';
import { Draw } from './chance.js';
import { Days } from './days.js';
import { encodeStep } from './encode.js';
import { benchOrgans, OFFICE } from './organs.js';
import { tellItem, tellRemedy, tellTallies } from './other-lives.js';
import { Life, type Step } from './step.js';

/** The first day: since then the Regulation of 2019 and the form of 2021 can be told. */
const FROM = '2019-05-15';
export const YEARS = 7;
const DAYS = Math.round(YEARS * 365.25);
/** The first and the last year that the history tells of. */
export const firstYear = Number(FROM.slice(0, 4));
export const lastYear = firstYear + YEARS;

/** Events of one life on average: how many lives begin on a day follows from how many events there shall be. */
const PER_APPLICATION = 18.2;
const PER_ITEM = 13.4;
/** Of all events the applications have so many parts of a hundred, the items nearly all others. */
const APPLICATION_SHARE = 62;
const REMEDY_PERCENT = 2;
const LATE_PERCENT = 1;
/** Everything that still goes on when the history ends would have been events too. */
const CUT_OFF = 1.02;
const WORKING_MS = 9 * 3_600_000;

export interface HistoryOptions {
  readonly events: number;
  readonly seed: number;
  readonly calendar: WorkCalendar;
}

export interface HistoryEvent extends RecordedEvent {
  readonly caseId: string | null;
}

/**
 * A city's history, day by day, exactly so many events: applications with every result, items, reviews, remedies, tallies and opening balances of
 * 60 organs over seven years. The same seed tells the same. What is open on a day is all that is held in memory.
 */
export class History {
  private readonly draw: Draw;
  private readonly days: Days;
  private readonly agenda = new Map<number, Step[]>();
  private readonly heads = new Map<ServiceName, number>(serviceNames.map((name) => [name, 0]));
  private readonly organs = benchOrgans.map(({ organ, weight }) => [organ, weight] as const);
  /** Tallies of a year go on for twelve months on one stream. */
  private readonly tallying: ReadonlyMap<string, Life>;
  private serial = 0;
  private told = 0;

  constructor(private readonly options: HistoryOptions) {
    this.draw = new Draw(options.seed);
    this.days = new Days(options.calendar, FROM, DAYS);
    this.tallying = new Map(
      benchOrgans.map(({ organ }) => [organ, new Life(organ, null, this.draw, this.days)] as const),
    );
  }

  /** The last sequence of each log so far: the cut of what was told. */
  get cut(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.heads);
  }

  *tell(): Generator<readonly HistoryEvent[]> {
    this.open();
    const { events } = this.options;
    const perDay = (events * CUT_OFF) / DAYS;
    const begun = { applications: 0, items: 0 };
    for (let day = 0; this.told < events; day += 1) {
      const until = Math.min(day + 1, DAYS);
      this.tally(day);
      const applications = (perDay * until * APPLICATION_SHARE) / 100 / PER_APPLICATION;
      const items = (perDay * until * (100 - APPLICATION_SHARE)) / 100 / PER_ITEM;
      for (; begun.applications < applications; begun.applications += 1) this.beginApplication(day);
      for (; begun.items < items; begun.items += 1) this.beginItem(day);
      if (day > DAYS) this.beginItem(day);
      yield this.eventsOf(day);
    }
  }

  /** What was there before: the last report before the record began. */
  private open(): void {
    for (const { organ } of benchOrgans) {
      const life = new Life(organ, null, this.draw, this.days);
      life.add(0, 'OpeningBalanceImported', `opening-${organ}-${firstYear - 1}`, {
        ...{ organ, year: firstYear - 1, version: 1, carriedForward: { naturalPerson: this.draw.below(9) } },
        ...{
          regulationsInForce: organ === OFFICE ? '31' : null,
          normativeDocumentsInForce: '40',
          source: '上年度报告',
        },
      });
      this.schedule(life);
    }
  }

  private tally(day: number): void {
    const date = this.days.date(day);
    if (!date.endsWith('-05')) return;
    const month = new Date(Date.parse(date) - 10 * 86_400_000).toISOString().slice(0, 7);
    for (const { organ } of benchOrgans) {
      const life = this.tallying.get(organ)!;
      tellTallies(life, day, month, organ === OFFICE);
      this.schedule(life);
    }
  }

  private beginApplication(day: number): void {
    const { draw } = this;
    const enteredOn = draw.percent(LATE_PERCENT) ? day + draw.between(150, 400) : null;
    const life = new Life(draw.weighted(this.organs), draw.uuid(), draw, this.days, enteredOn);
    tellApplication(life, this.days.workdayFrom(day), (this.serial += 1));
    const decided = life.steps.findLast(({ wireType }) => wireType.includes('.ApplicationDecided.'));
    this.schedule(life);
    if (!decided || !draw.percent(REMEDY_PERCENT)) return;
    const remedy = new Life(life.organ, life.caseId, draw, this.days);
    tellRemedy(remedy, decided.day + draw.between(5, 60));
    this.schedule(remedy);
  }

  private beginItem(day: number): void {
    const life = new Life(this.draw.weighted(this.organs), this.draw.uuid(), this.draw, this.days);
    tellItem(life, this.days.workdayFrom(day), (this.serial += 1));
    this.schedule(life);
  }

  private schedule({ steps }: Life): void {
    for (const step of steps.splice(0)) {
      const planned = this.agenda.get(step.day);
      if (planned) planned.push(step);
      else this.agenda.set(step.day, [step]);
    }
  }

  private eventsOf(day: number): readonly HistoryEvent[] {
    const steps = (this.agenda.get(day) ?? []).slice(0, this.options.events - this.told);
    this.agenda.delete(day);
    this.told += steps.length;
    // In working hours, never back within a log.
    const opens = Date.parse(`${this.days.date(day)}T00:30:00.000Z`);
    return steps.map((step, index) => this.eventOf(step, new Date(opens + (WORKING_MS * index) / steps.length)));
  }

  private eventOf(step: Step, recordedAt: Date): HistoryEvent {
    const { source, stream, version, wireType: type, caseId } = step;
    const sequence = this.heads.get(source)! + 1;
    this.heads.set(source, sequence);
    const id = this.draw.uuid();
    const body = encodeStep(step, { id, time: recordedAt.toISOString(), draw: this.draw });
    return { source, sequence, recordedAt, stream, version, id, type, body, caseId };
  }
}
