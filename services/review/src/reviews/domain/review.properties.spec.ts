import { describe, expect, it } from '@jest/globals';
import type { ReviewEvent } from '@mingjian/contracts';
import { reviewEvents } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import fc from 'fast-check';
import type { ReviewCommand } from './commands.js';
import { reviewRefusals } from './refusals.js';
import type { Scan } from './personal-data/scan.js';
import { review } from './review.js';
import {
  bytes,
  doubtId,
  idAndTelephone,
  ITEM,
  levels,
  nothingFound,
  openItem,
  opinion as reviewersOpinion,
  request,
  TODAY,
} from './testing/sample.js';

const people = ['xu', 'fang', 'he', 'luo', 'song', 'qin'] as const;
const person = fc.constantFrom(...people);
const act = fc.record({
  today: fc.constant(TODAY),
  by: person,
  actingFor: fc.option(person, { nil: null, freq: 4 }),
});
const digest = fc.constantFrom(bytes('a'), bytes('b'), bytes('c'));
const doubt = fc.integer({ min: 1, max: 3 }).map(doubtId);

const personal = <Extra extends object>(type: ReviewCommand['type'], extra: fc.Arbitrary<Extra>) =>
  fc.tuple(act, extra).map(([who, what]) => ({ type, ...who, ...what }) as unknown as ReviewCommand);

const opinion = personal(
  'GiveOpinion',
  fc
    .record({
      role: fc.constantFrom(...levels.map((level) => level.role)),
      organ: fc.constantFrom('transport', 'transport', 'transport', 'city'),
      opinion: fc.constantFrom('open', 'open', 'open', 'open', 'partlyOpen', 'notOpen', 'return'),
      digest: fc.constant(null),
      staffing: fc.constant(null),
    })
    .map((given) => ({ ...given, ...(given.opinion === 'notOpen' ? GROUND : NO_GROUND) })),
);
const GROUND = { ground: '14-1', article: '14' };
const NO_GROUND = { ground: null, article: null };

const drafter = fc.constantFrom('xu', 'xu', 'xu', 'xu', ...people);
const role = fc.constantFrom(...levels.map(({ role }) => role));

const scan = fc.constantFrom(nothingFound, nothingFound, nothingFound, idAndTelephone);
const proposal = fc
  .record({ number: fc.integer({ min: 1, max: 3 }), digest, drafter, scan })
  .map(({ number, ...content }): ReviewCommand => proposed(number, content));
const edit = fc.record({ digest, editor: drafter, scan }).map((to): ReviewCommand => ({
  type: 'EditContent',
  today: TODAY,
  result: null,
  articles: [],
  staffing: null,
  ...to,
}));
const holders = fc.array(fc.record({ by: person, actingFor: fc.constant(null) }), { maxLength: 2 });
const escalate = fc
  .record({ level: fc.constantFrom(3, 4), here: holders, above: holders })
  .map(({ level, here, above }): ReviewCommand => {
    const organs = [
      { organ: 'transport', holders: here },
      { organ: 'city', holders: above },
    ];
    return { type: 'Escalate', today: TODAY, staffing: { level, organs } };
  });
const release = fc
  .record({ n: fc.integer({ min: 1, max: 9 }), digest })
  .map(({ n, ...of }): ReviewCommand => request(n, of));

/** Two levels (secrecy reviewer and leader), so that random people reach a decision often. */
const proposed = (number: number, content: { digest: string; drafter: string; scan: Scan }): ReviewCommand =>
  openItem({ thing: { kind: 'item', id: ITEM, proposal: number }, levels: levels.slice(2), ...content });

const single: fc.Arbitrary<ReviewCommand> = fc.oneof(
  { weight: 8, arbitrary: opinion },
  { weight: 6, arbitrary: release },
  { weight: 1, arbitrary: proposal },
  { weight: 1, arbitrary: edit },
  { weight: 1, arbitrary: personal('RaiseDoubt', fc.record({ doubt })) },
  {
    weight: 2,
    arbitrary: personal('ResolveDoubt', fc.record({ doubt, finding: fc.constantFrom('mayGoOut', 'mustNotGoOut') })),
  },
  { weight: 1, arbitrary: personal('Classify', fc.record({ level: fc.constantFrom('secret', 'workSecret') })) },
  { weight: 2, arbitrary: personal('Declassify', fc.constant({})) },
  { weight: 2, arbitrary: personal('PermitOpening', fc.constant({})) },
  {
    weight: 1,
    arbitrary: personal(
      'Refer',
      fc.record({ role, organ: fc.constant('transport'), to: fc.constant('competentDepartment') }),
    ),
  },
  {
    weight: 2,
    arbitrary: personal(
      'AnswerReferral',
      fc.record({ answer: fc.constantFrom('mayOpen', 'mustNotOpen'), answeredOn: fc.constant(TODAY) }),
    ),
  },
  {
    weight: 8,
    arbitrary: personal(
      'DecidePersonalData',
      fc.record({
        role: fc.constantFrom('secrecyReviewer', 'leader'),
        organ: fc.constant('transport'),
        digest,
        findings: fc.constantFrom([1], [2], [1, 2], [1, 2]),
        decision: fc.constantFrom('lawful', 'lawful', 'lawful', 'remove'),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: escalate,
  },
);
/** An edit that leaves personal data, what is decided on it, and all opinions; other people's acts come before and behind. */
const editedWithData = fc
  .record({ digest, decision: fc.constantFrom('lawful', 'lawful', 'remove') })
  .map(({ digest, decision }): readonly ReviewCommand[] => [
    {
      type: 'EditContent',
      today: TODAY,
      editor: 'xu',
      digest,
      result: null,
      articles: [],
      scan: idAndTelephone,
      staffing: null,
    },
    {
      type: 'DecidePersonalData',
      today: TODAY,
      by: 'luo',
      actingFor: null,
      role: 'secrecyReviewer',
      organ: 'transport',
      digest,
      findings: [1, 2],
      decision,
    },
    reviewersOpinion(3),
    reviewersOpinion(4),
    request(8, { digest }),
  ]);
const commands = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: single.map((one) => [one]) },
      { weight: 1, arbitrary: fc.constant([reviewersOpinion(3), reviewersOpinion(4)]) },
      { weight: 1, arbitrary: editedWithData },
    ),
    { maxLength: 50, size: 'max' },
  )
  .map((rest) => [proposed(1, { digest: bytes('a'), drafter: 'xu', scan: nothingFound }), ...rest.flat()]);

interface Step {
  readonly command: ReviewCommand;
  readonly refused: string | null;
  readonly events: readonly ReviewEvent[];
}

const play = (all: readonly ReviewCommand[]): readonly Step[] => {
  let state = review.initialState;
  return all.map((next) => {
    const decision = review.decide(next, state);
    const events = decision.kind === 'accepted' ? decision.events : decision.recorded;
    state = events.reduce(review.evolve, state);
    return { command: next, refused: decision.kind === 'refused' ? decision.refusal.code : null, events };
  });
};
const historyOf = (steps: readonly Step[]): readonly ReviewEvent[] => steps.flatMap(({ events }) => events);

const roundsOf = (history: readonly ReviewEvent[]): readonly (readonly ReviewEvent[])[] =>
  history.reduce<ReviewEvent[][]>((rounds, event) => {
    if (event.type === 'ReviewOpened' || event.type === 'ReviewContentEdited') rounds.push([]);
    rounds.at(-1)!.push(event);
    return rounds;
  }, []);

const check = (property: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(commands, (all) => property(play(all))),
    { numRuns: 300 },
  );

describe('whatever people do', () => {
  it('makes only events of the contract', () => {
    check((steps) => {
      for (const event of historyOf(steps)) reviewEvents[event.type].schema.parse(event.data);
    });
  });

  it('a refusal has a known code and changes nothing but the kept attempt (property 4)', () => {
    check((steps) => {
      const history: ReviewEvent[] = [];
      for (const { refused, events } of steps) {
        const before = fold(review, history);
        history.push(...events);
        if (refused === null) continue;
        expect(Object.keys(reviewRefusals)).toContain(refused);
        expect(events.every(({ type }) => type === 'ReviewActRefused')).toBe(true);
        expect(fold(review, history)).toEqual(before);
      }
    });
  });

  it('nobody appears twice among the opinions of a round, in their own name or another’s, nor on what they drafted (review rule 2)', () => {
    check((steps) => {
      const drafters = new Set<string>();
      for (const round of roundsOf(historyOf(steps))) {
        const seen = new Set<string>();
        for (const event of round) {
          if (event.type === 'ReviewOpened') drafters.add(event.data.drafter);
          if (event.type === 'ReviewContentEdited') drafters.add(event.data.editor);
          if (event.type !== 'OpinionGiven') continue;
          const { by, actingFor } = event.data;
          const persons = new Set(actingFor === null ? [by] : [by, actingFor]);
          for (const one of persons) {
            expect(seen.has(one)).toBe(false);
            expect(drafters.has(one)).toBe(false);
            seen.add(one);
          }
        }
      }
    });
  });

  it('a decision follows the opinions of all levels in their order, or a return (review rule 1)', () => {
    check((steps) => {
      for (const round of roundsOf(historyOf(steps))) {
        const given = round.flatMap((event) => (event.type === 'OpinionGiven' ? [event.data] : []));
        expect(given.map(({ level }) => level)).toEqual([3, 4].slice(0, given.length));
        const decisions = round.flatMap((event) => (event.type === 'ReviewDecided' ? [event.data] : []));
        expect(decisions.length).toBe(given.length === 2 || given.at(-1)?.opinion === 'return' ? 1 : 0);
        expect(given.every((one) => one.digest === given[0]!.digest)).toBe(true);
      }
    });
  });

  it('a clearance is for the bytes of the last positive decision, with no doubt open and no secret left, once a decision (prohibition 1, prohibition 2, prohibition 3, S26)', () => {
    let cleared = 0;
    check((steps) => {
      const history = historyOf(steps);
      history.forEach((event, at) => {
        if (event.type !== 'ReleaseCleared') return;
        cleared += 1;
        const before = history.slice(0, at);
        const last = before.findLast(
          ({ type }) => type === 'ReviewDecided' || type === 'ReviewContentEdited' || type === 'ReviewOpened',
        )!;
        expect(last.type).toBe('ReviewDecided');
        expect(last.data).toMatchObject({ digest: event.data.digest });
        expect(['open', 'partlyOpen']).toContain((last.data as { outcome: string }).outcome);
        expect(openDoubts(before)).toEqual([]);
        expect(secrecyOf(before)).toBe('open');
        const since = before.slice(before.lastIndexOf(last));
        expect(balance(since)).toBe(0);
      });
    });
    expect(cleared).toBeGreaterThan(10);
  });

  it('no bytes are cleared, nor let out by the last level, while one finding in them is not decided as lawful (review rule 7)', () => {
    let decided = 0;
    check((steps) => {
      for (const round of roundsOf(historyOf(steps))) {
        const standing = new Map<number, string | null>();
        for (const event of round) {
          if (event.type === 'PersonalDataFound') {
            for (const { finding } of event.data.findings) standing.set(finding, null);
          }
          if (event.type === 'PersonalDataDecided') {
            for (const finding of event.data.findings) standing.set(finding, event.data.decision);
          }
          const letsOut =
            event.type === 'ReleaseCleared' ||
            (event.type === 'ReviewDecided' && !['notOpen', 'returned'].includes(event.data.outcome));
          if (!letsOut) continue;
          if (standing.size > 0) decided += 1;
          expect([...standing.values()].every((decision) => decision === 'lawful')).toBe(true);
        }
      }
    });
    expect(decided).toBeGreaterThan(10);
  });
});

const openDoubts = (history: readonly ReviewEvent[]): readonly string[] =>
  history.reduce<readonly string[]>((open, event) => {
    if (event.type === 'DoubtRaised') return [...open, event.data.doubt];
    return event.type === 'DoubtResolved' ? open.filter((one) => one !== event.data.doubt) : open;
  }, []);

const secrecyOf = (history: readonly ReviewEvent[]): 'open' | 'closed' => {
  const last = history.findLast(
    ({ type }) => type === 'ContentClassified' || type === 'ContentDeclassified' || type === 'OpeningPermitted',
  );
  return last === undefined || last.type === 'OpeningPermitted' ? 'open' : 'closed';
};

/** Clearances of these events that nothing revoked. */
const balance = (history: readonly ReviewEvent[]): number =>
  history.filter(({ type }) => type === 'ReleaseCleared').length -
  history.filter(({ type }) => type === 'ReleaseRevoked').length;
