import { describe, expect, it } from '@jest/globals';
import { addDays } from '@mingjian/calendar';
import { applicationEvents, type ApplicationEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { application } from './application.js';
import type { ApplicationCommand } from './commands.js';
import { commandForObligation, obligationsOf } from './obligations.js';
import { applicationRefusals } from './refusals.js';
import { partsOf } from './results.js';
import { applicationStream, type ApplicationState } from './state.js';
import {
  act,
  CASE,
  content,
  EDITED_BYTES,
  handled,
  law,
  LETTER,
  play,
  resultBases,
  SECOND_LETTER,
  START,
} from './testing/index.js';

/** Rows of each sort: free, with prerequisites, and one that no reply can have. */
const contents = (['3.1', '3.2', '3.3.4', '3.4.1', '3.4.3', '3.6.2', '3.6.3'] as const).map((result) =>
  content(result, ...partsOf(resultBases, result).map((part) => part[0]!)),
);

/** Every act there is on a day, in all variants that matter. */
const newActsOn = (today: string): readonly ApplicationCommand[] => [
  ...(
    [
      'Submit',
      'Register',
      'Assign',
      'AcceptAssignment',
      'ReturnAssignment',
      'AskCoHandling',
      'AnswerCoHandling',
      'NoticeCorrection',
      'ReceiveCorrection',
      'LapseCorrection',
      'Extend',
      'MissTerm',
      'Warn',
      'RecordWarningSent',
      'RecomputeTerm',
      'NoticeFee',
      'ReceiveFeeNotice',
      'PayFee',
      'LapseFee',
      'IssueQueryCode',
      'RecordSearch',
      'WaiveConsultation',
      'RecordDiscretion',
      'ChooseOtherForm',
      'RecordRepetition',
      'AskReasons',
      'ReceiveReasons',
      'LapseReasons',
      'ReturnReply',
      'Deliver',
      'SplitOff',
      'TakeOver',
      'OpenReferred',
      'Refer',
      'RecordAssistance',
      'CorrectFacts',
      'Archive',
      'Withdraw',
    ] as const
  ).map((type) => act(type, { today })),
  act('Submit', { today, needsAssistance: true }),
  ...[LETTER, SECOND_LETTER].flatMap((consultation) =>
    (
      [
        'SendConsultation',
        'ReceiveConsultation',
        'AnswerConsultation',
        'LapseConsultation',
        'OverruleObjection',
      ] as const
    ).map((type) => act(type, { today, consultation })),
  ),
  act('AssessReasons', { today }),
  act('AssessReasons', { today, reasonable: true, deferDays: 10 }),
  ...contents.flatMap((said) => [
    act('ProposeReply', { today, ...said }),
    act('EditReply', { today, ...said, digest: EDITED_BYTES }),
    act('DecideByReply', { today, ...said }),
  ]),
];

/** Of each day once: a course meets the same days as the one before. */
const byDay = new Map<string, readonly ApplicationCommand[]>();
const actsOn = (today: string): readonly ApplicationCommand[] => {
  const known = byDay.get(today) ?? newActsOn(today);
  byDay.set(today, known);
  return known;
};

/**
 * One step, some days later: a lawful act, any act of somebody who knows nothing of the case, or the service meeting what the
 * case owes next, on its day.
 */
const step = fc.record({
  days: fc.nat(4),
  by: fc.oneof(
    { weight: 5, arbitrary: fc.constant('expert' as const) },
    { weight: 2, arbitrary: fc.constant('stranger' as const) },
    { weight: 1, arbitrary: fc.constant('timer' as const) },
  ),
  choice: fc.nat(),
});
const notOurs = content('3.4.1', '36-5');
const referable = [...handled, act('ProposeReply', notOurs), act('DecideByReply', notOurs)];
const objected = [...handled, act('SendConsultation'), act('ReceiveConsultation'), act('AnswerConsultation')];
const helped = [act('Submit', { needsAssistance: true })];
const charged = [...handled, act('NoticeFee')];
/** Acts in whatever order; many of the cases begin as one that a section handles, some where rarer acts have their place. */
const anyCourse = fc.record({
  begun: fc.constantFrom<readonly ApplicationCommand[]>([], handled, handled, referable, objected, charged, helped),
  steps: fc.array(step, { maxLength: 30 }),
});
interface Course {
  readonly begun: readonly ApplicationCommand[];
  readonly steps: readonly { readonly days: number; readonly by: string; readonly choice: number }[];
}

/** First what kind of act, then its variant, so that acts with many variants do not crowd out the others. */
const pick = (acts: readonly ApplicationCommand[], choice: number): ApplicationCommand | undefined => {
  const kinds = [...new Set(acts.map(({ type }) => type))];
  const variants = acts.filter(({ type }) => type === kinds[choice % kinds.length]);
  return variants[Math.floor(choice / kinds.length) % variants.length];
};

/** Withdrawing is always lawful and would end most courses early, and so is a code; strangers do both often enough. */
const isSensible = (command: ApplicationCommand, state: ApplicationState): boolean =>
  !['Withdraw', 'IssueQueryCode'].includes(command.type) && application.decide(command, state).kind === 'accepted';

/** The events of a course; `each` sees every command with the state it meets. */
const run = (
  { begun, steps }: Course,
  each: (command: ApplicationCommand, state: ApplicationState) => void = () => {},
): readonly ApplicationEvent[] => {
  const events: ApplicationEvent[] = [...play(...begun)];
  let state = fold(application, events);
  let today = START;
  for (const { days, by, choice } of steps) {
    today = addDays(today, days);
    const [next] = obligationsOf(state).toSorted((a, b) => (a.due < b.due ? -1 : 1));
    if (by === 'timer' && next && next.due > today) today = next.due;
    const command =
      by === 'timer'
        ? next && commandForObligation(next, { today, by: 'system:intake', ...law, resultBases })
        : pick(by === 'expert' ? actsOn(today).filter((one) => isSensible(one, state)) : actsOn(today), choice);
    if (!command) continue;
    each(command, state);
    const decision = application.decide(command, state);
    const made = decision.kind === 'accepted' ? decision.events : decision.recorded;
    events.push(...made);
    state = made.reduce(application.evolve, state);
  }
  return events;
};

const countOf = (events: readonly ApplicationEvent[], type: ApplicationEvent['type']) =>
  events.filter((event) => event.type === type).length;

describe('an application, whatever the order of acts', () => {
  it('has at most one result, one correction notice, one extension, one fee, one delivery (property 3, counting rule 2)', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const events = run(course);
        for (const type of [
          'ApplicationSubmitted',
          'ApplicationRegistered',
          'ApplicationDecided',
          'CorrectionNoticed',
          'TermExtended',
          'FeeNoticed',
          'ApplicationDelivered',
          'ApplicationArchived',
        ] as const) {
          expect(countOf(events, type)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the type of applicant that it was submitted with, unless its facts are corrected (counting rule 8)', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const events = run(course);
        const types = events.flatMap((event) => {
          if (event.type === 'ApplicationSubmitted') return [event.data.applicantType];
          return event.type === 'ApplicationFactsCorrected' ? [event.data.after.applicantType] : [];
        });
        const state = fold(application, events);
        expect('applicantType' in state ? state.applicantType : undefined).toBe(types.at(-1));
      }),
      { numRuns: 200 },
    );
  });

  it('is changed by nothing after its decision but delivery, help, referral, corrected facts, query codes, archive and kept refusals', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const events = run(course);
        const decided = events.findIndex(({ type }) => type === 'ApplicationDecided');
        const later = decided < 0 ? [] : events.slice(decided + 1).map(({ type }) => type);
        const allowed = [
          'AssistanceRecorded',
          'ApplicationReferred',
          'ApplicationFactsCorrected',
          'ApplicationDelivered',
          'ApplicationArchived',
          'ApplicationActRefused',
          'QueryCodeIssued',
        ];
        expect(later.filter((type) => !allowed.includes(type))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is not changed by a refused act, and every refusal has its text (property 4)', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        run(course, (command, state) => {
          const decision = application.decide(command, state);
          if (decision.kind === 'accepted') return;
          expect(decision.recorded.reduce(application.evolve, state)).toEqual(state);
          expect(Object.keys(applicationRefusals)).toContain(decision.refusal.code);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('makes only events that their contract accepts', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const event of run(course)) {
          expect(applicationEvents[event.type].schema.safeParse(event.data).success).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('owes nothing after its decision', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const events = run(course);
        if (countOf(events, 'ApplicationDecided') === 0) return;
        expect(obligationsOf(fold(application, events))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('can always meet what it owes on its day, not a day before, and owes it no more', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const events = run(course);
        for (const obligation of obligationsOf(fold(application, events))) {
          const meet = (today: string) =>
            given(application, ...events).when(
              commandForObligation(obligation, { today, by: 'system:intake', ...law, resultBases }),
            );
          expect(meet(addDays(obligation.due, -1)).decision.kind).toBe('refused');
          expect(meet(obligation.due).decision.kind).toBe('accepted');
          expect(obligationsOf(meet(obligation.due).state())).not.toContainEqual(obligation);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the courses of these properties', () => {
  it('reach every ending and every event', () => {
    const missing = new Set<string>([
      ...Object.keys(applicationEvents),
      ...['reply', 'correctionLapse', 'feeLapse', 'withdrawal'],
    ]);
    missing.delete('ApplicationDecided');
    // The calendar does not change in these courses.
    missing.delete('TermRecomputed');
    // Lot by lot: a sample is drawn whole, and most of these courses are long.
    for (let lot = 1; lot <= 40 && missing.size > 0; lot += 1) {
      for (const course of fc.sample(anyCourse, { seed: lot, numRuns: 100 })) {
        for (const event of run(course))
          missing.delete(event.type === 'ApplicationDecided' ? event.data.via : event.type);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

describe('the vocabulary', () => {
  it('has a code of three parts and two texts for every refusal', () => {
    for (const [code, { zh, en }] of Object.entries(applicationRefusals)) {
      expect(code).toMatch(/^application\.[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
  });

  it('names streams and refuses an obligation that nobody owes', () => {
    expect(applicationStream(CASE)).toBe(`application-${CASE}`);
    expect(() => commandForObligation({ kind: 'lunch' }, { today: START, by: 'x', ...law, resultBases })).toThrow(
      RangeError,
    );
  });
});
