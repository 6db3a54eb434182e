import { describe, expect, it } from '@jest/globals';
import { countedBy, measuredBy, type TellingEvent } from './index.js';

const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const organ = 'transport';
const told = (type: TellingEvent['type'], data: object): TellingEvent =>
  ({ type, data: { organ, ...data } }) as unknown as TellingEvent;
const decided = (decidedOn: string, via = 'reply') =>
  told('ApplicationDecided', { application: id, via, decidedOn, due: '2026-03-30' });
const report = (type: TellingEvent['type'], year = 2025) => told(type, { year, version: 1 });
const of = { organs: [organ, 'roads'], year: 2026, reportExpected: true };

describe('what is measured of an organ in a year (Art 46, appraisal rule 1)', () => {
  it.each([
    [told('ItemTermMissed', { publishBy: '2026-04-01' }), 'itemTermsMissed'],
    [decided('2026-03-31'), 'repliesLate'],
    [told('RemedyConcluded', { outcome: 'corrected', concludedOn: '2026-05-01' }), 'remediesCorrected'],
    [told('ComplaintTermMissed', { step: 'answer', due: '2026-06-01' }), 'complaintTermsMissed'],
    [told('RectificationOverdue', { dueOn: '2026-07-01' }), 'rectificationsOverdue'],
  ] as const)('%j counts as %s, in its year only', (event, measure) => {
    expect(countedBy(event)).toEqual({ organ, year: 2026, measure });
    expect(measuredBy([event, event], of)[measure]).toBe(2);
    expect(measuredBy([event], { ...of, year: 2027 })[measure]).toBe(0);
    expect(measuredBy([event], { ...of, organs: ['water'] })[measure]).toBe(0);
  });

  it.each([
    decided('2026-03-30'),
    decided('2026-04-30', 'withdrawal'),
    told('RemedyConcluded', { outcome: 'upheld', concludedOn: '2026-05-01' }),
    report('AnnualReportSubmitted'),
  ])('%j counts as nothing', (event) => {
    expect(countedBy(event)).toBeUndefined();
  });

  it('counts what an organ took over, too', () => {
    const taken = told('ItemTermMissed', { organ: 'roads', publishBy: '2026-04-01' });
    expect(measuredBy([taken], of).itemTermsMissed).toBe(1);
  });

  it('Art 49: misses the report of the year before where it was owed and never submitted', () => {
    expect(measuredBy([], of).reportNotSubmitted).toBe(1);
    expect(measuredBy([], { ...of, reportExpected: false }).reportNotSubmitted).toBe(0);
    expect(measuredBy([report('AnnualReportSubmitted')], of).reportNotSubmitted).toBe(0);
    expect(measuredBy([report('AnnualReportSubmitted', 2026)], of).reportNotSubmitted).toBe(1);
  });

  it('counts a report that was given back until it comes again', () => {
    const returned = [report('AnnualReportSubmitted'), report('AnnualReportReturned')];
    expect(measuredBy(returned, of).reportNotMended).toBe(1);
    expect(measuredBy([...returned, report('AnnualReportSubmitted')], of).reportNotMended).toBe(0);
    expect(measuredBy(returned, { ...of, year: 2027 }).reportNotMended).toBe(0);
  });
});
