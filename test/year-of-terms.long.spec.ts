import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addDays, addWorkdays, resumeTerm, startTerm, workdaysBetween, type WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import { staff, type CityEvent } from '@mingjian/service-kit/testing';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededCalendar } from '../tools/src/city/seeded-calendar.js';
import { openCase } from './city-steps.js';
import { startIntakeProcesses, type IntakeProcesses } from './intake-processes.js';

jest.setTimeout(1_800_000);

const FIRST: CivilDate = '2026-01-05';
const LAST: CivilDate = '2026-12-31';
/** Nobody ever answers these cases; what their streams owe is what the days do by themselves. */
const courses = ['unanswered', 'notCorrected', 'notPaid', 'notConsulted', 'noReasons'] as const;
type Course = (typeof courses)[number];
const OPENED: readonly CivilDate[] = [
  '2026-01-05',
  '2026-02-10',
  '2026-04-30',
  '2026-07-01',
  '2026-09-24',
  '2026-10-12',
];

/** Terms and levels as the law and the shipped setting have them; not read from the tables that are tried here. */
const REPLY = 20;
const [CORRECTION, FEE, CONSULTATION] = [15, 20, 15];
const LEVELS = { handler: 5, sectionHead: 3, officeHead: 1 } as const;

/** Chance that is the same in every run: below 1. */
const chance = (number: number): number => ((number * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

/**
 * Whom to kill on a day and when: mostly on days on which something falls due, and within what the day takes. One of the two processes, or
 * both of them, so that nobody is left to take over.
 */
const killsOn = (day: number, isDue: boolean): readonly { process: number; afterMs: number }[] => {
  if (chance(day) >= (isDue ? 0.4 : 0.03)) return [];
  const which = Math.floor(chance(day + 1_000) * 3);
  return [0, 1]
    .filter((process) => which === 2 || which === process)
    .map((process) => ({ process, afterMs: Math.floor(chance(day + 2_000 + process) * 120) }));
};

interface Opened {
  readonly id: string;
  readonly course: Course;
  readonly on: CivilDate;
}

let city: IntakeProcesses;
let folder: string;
let calendar: WorkCalendar;
let events: readonly CityEvent[];
const opened: Opened[] = [];

const open = async (course: Course, on: CivilDate): Promise<void> => {
  const id = await openCase(city);
  const act = (role: 'handler' | 'registrar', path: string, body: object) =>
    city.as(staff(role)).act(`intake/applications/${id}/${path}`, body);
  opened.push({ id, course, on });
  switch (course) {
    case 'unanswered':
      return;
    case 'notCorrected':
      await act('handler', 'correction-notice', { items: ['description'] });
      return;
    case 'notPaid':
      await act('handler', 'fee-notice', { schedule: 'byVolume', quantity: 68 });
      await act('registrar', 'fee-notice/receipt', { receivedOn: on });
      return;
    case 'notConsulted': {
      await act('handler', 'consultations', { with: 'thirdParty', party: { name: '第三方（演示）' } });
      const { body } = await city
        .as(staff('handler'))
        .get<{ consultations: { id: string }[] }>(`intake/applications/${id}`);
      await act('registrar', 'consultations/receipt', { consultation: body.consultations[0]!.id, receivedOn: on });
      return;
    }
    case 'noReasons':
      await act('handler', 'reasons-request', { applications: 60, since: '2026-01-01', answerBy: addDays(on, 10) });
  }
};

beforeAll(async () => {
  calendar = await seededCalendar();
  folder = await mkdtemp(join(tmpdir(), 'mingjian-warnings-'));
  city = await startIntakeProcesses(FIRST, { MINGJIAN_WARNINGS: folder });
  for (let day = 0, today = FIRST; today <= LAST; day += 1, today = addDays(today, 1)) {
    const isDue = opened.flatMap(expectedOf).some(([, , on]) => on === today);
    if (today !== FIRST) await city.setDate(today, killsOn(day, isDue));
    if (OPENED.includes(today)) for (const course of courses) await open(course, today);
  }
  events = await city.events();
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

type Expected = readonly [name: string, application: string, on: CivilDate, what?: string];

const dayAfter = (day: CivilDate): CivilDate => addDays(day, 1);
const lastDay = (from: CivilDate, workdays: number): CivilDate => addWorkdays(calendar, from, workdays).due;

/** What a term that nobody meets does: each level is warned on the first day with so few working days left, all once more when it is over. */
const missed = (application: string, due: CivilDate, from: CivilDate): readonly Expected[] => [
  ...Object.entries(LEVELS).map(([to, days]): Expected => {
    let day = dayAfter(from);
    while (workdaysBetween(calendar, day, due) > days) day = dayAfter(day);
    return ['WarningRaised', application, day, `early ${to} ${due}`];
  }),
  ...Object.keys(LEVELS).map((to): Expected => ['WarningRaised', application, dayAfter(due), `overdue ${to} ${due}`]),
  ['TermMissed', application, dayAfter(due), due],
];

const expectedOf = ({ id, course, on }: Opened): readonly Expected[] => {
  const term = startTerm(calendar, on, REPLY);
  switch (course) {
    case 'unanswered':
      return missed(id, term.due, on);
    case 'notCorrected':
      return [['CorrectionLapsed', id, dayAfter(lastDay(on, CORRECTION))]];
    case 'notPaid':
      return [['FeeLapsed', id, dayAfter(lastDay(on, FEE))]];
    case 'notConsulted': {
      const through = lastDay(on, CONSULTATION);
      const resumed = resumeTerm(calendar, term, { after: on, through });
      return [['ConsultationLapsed', id, dayAfter(through)], ...missed(id, resumed.due, through)];
    }
    case 'noReasons':
      return [['ReasonsLapsed', id, dayAfter(addDays(on, 10))], ...missed(id, term.due, on)];
  }
};

/** Everything of these kinds that the record holds; the day is that of the city when it happened. */
const happened = (): readonly Expected[] => {
  const names = ['WarningRaised', 'TermMissed', 'CorrectionLapsed', 'FeeLapsed', 'ConsultationLapsed', 'ReasonsLapsed'];
  return events
    .filter(({ name }) => names.includes(name))
    .map(({ name, data, envelope }): Expected => {
      const on = addDays(envelope.time.slice(0, 10), 0);
      const application = String(data['application']);
      if (name === 'WarningRaised') {
        return [name, application, on, `${String(data['kind'])} ${String(data['to'])} ${String(data['due'])}`];
      }
      return name === 'TermMissed' ? [name, application, on, String(data['due'])] : [name, application, on];
    });
};
const inOrder = (all: readonly Expected[]): readonly string[] => all.map((one) => one.join(' ')).sort();

describe('a simulated year in which processes are killed', () => {
  it('fires every lapse, every missed term, every warning and every alarm exactly once, on its day (Arts 30, 32, 33, 35 and 42)', () => {
    expect(city.kills.length).toBeGreaterThan(30);
    expect(city.kills.filter(({ atWork }) => atWork).length).toBeGreaterThan(15);
    expect(opened).toHaveLength(OPENED.length * courses.length);
    expect(inOrder(happened())).toEqual(inOrder(opened.flatMap(expectedOf)));
  });

  it('sends each warning and alarm once, to its people, by each way (Art 33, S37)', async () => {
    const raised = events.filter(({ name }) => name === 'WarningRaised');
    const sent = events.filter(({ name }) => name === 'WarningSent');
    expect(sent.map(({ data }) => data['warning']).sort()).toEqual(raised.map(({ envelope }) => envelope.id).sort());
    expect(sent.every(({ data }) => String(data['ways']) === 'log,folder')).toBe(true);
    const files = await readdir(folder);
    expect(files.sort()).toEqual(raised.map(({ envelope }) => `${envelope.id}.json`).sort());
    for (const { data, envelope } of raised) {
      const notice = JSON.parse(await readFile(join(folder, `${envelope.id}.json`), 'utf8')) as object;
      expect(notice).toMatchObject({ to: data['to'], recipients: [staff(data['to'] as 'handler')], simulated: true });
      expect(JSON.stringify(notice)).not.toMatch(/申请人甲|DEMO|养护合同/);
    }
  });
});
