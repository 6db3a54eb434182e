import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import type { ReviewEvent } from '@mingjian/contracts';
import type { DecidePersonalData, EditContent, ReviewCommand } from './commands.js';
import { barTo } from './release.js';
import { review } from './review.js';
import type { Review } from './state.js';
import {
  act,
  after,
  allLevels,
  bytes,
  idAndTelephone,
  ITEM,
  levels,
  nothingFound,
  openItem,
  openReply,
  opinion,
  request,
  reviewers,
  TODAY,
} from './testing/sample.js';

const decide = (level: 1 | 2 | 3 | 4, change: Partial<DecidePersonalData> = {}): DecidePersonalData => ({
  type: 'DecidePersonalData',
  ...act(reviewers[level - 1]!),
  role: levels[level - 1]!.role,
  organ: 'transport',
  digest: bytes('a'),
  findings: [1, 2],
  decision: 'lawful',
  ...change,
});
const edit = (change: Partial<EditContent> = {}): EditContent => ({
  type: 'EditContent',
  today: TODAY,
  editor: 'xu',
  digest: bytes('b'),
  result: null,
  articles: [],
  scan: nothingFound,
  staffing: null,
  ...change,
});
const withData = openItem({ scan: idAndTelephone });
const beforeLast = allLevels().slice(0, 3);

const codeOf = (history: readonly ReviewEvent[], command: ReviewCommand): string =>
  given(review, ...history)
    .when(command)
    .refusal().code;
const answerTo = (...commands: readonly ReviewCommand[]) => after(...commands).at(-1)!;

describe('bytes that come to review (review rule 7)', () => {
  it('leave what was found in them in the stream, beside the opening', () => {
    const events = after(withData);
    expect(events.map(({ type }) => type)).toEqual(['ReviewOpened', 'PersonalDataFound']);
    expect(events[0]!.data).toMatchObject({ scanner: 1 });
    expect(events[1]!.data).toEqual({ review: ITEM, organ: 'transport', digest: bytes('a'), ...idAndTelephone });
  });

  it('leave no event of their own where nothing was found: the opening and the edit say that they were looked through', () => {
    const events = after(openItem(), edit());
    expect(events.map(({ type }) => type)).toEqual(['ReviewOpened', 'ReviewContentEdited']);
    expect(events.map(({ data }) => (data as { scanner?: number }).scanner)).toEqual([1, 1]);
  });

  it('are found to hold any number of data, in events of a bounded size', () => {
    const [one] = idAndTelephone.findings;
    const findings = Array.from({ length: 1_001 }, (_, n) => ({ ...one!, finding: n + 1 }));
    const events = after(openItem({ scan: { scanner: 1, findings } }));
    const found = events.flatMap((event) => (event.type === 'PersonalDataFound' ? [event.data.findings] : []));
    expect(found.map(({ length }) => length)).toEqual([500, 500, 1]);
    expect(found.flat()).toEqual(findings);
    const state = fold(review, events) as Review;
    expect(state.round.personalData).toHaveLength(1_001);
  });
});

describe('the last level (review rule 7)', () => {
  it.each(['open', 'partlyOpen'] as const)('cannot say %s while a finding is undecided', (wanted) => {
    const history = after(withData, ...beforeLast);
    expect(codeOf(history, opinion(4, { opinion: wanted }))).toBe('review.personalData.undecided');
    const half = after(withData, ...beforeLast, decide(4, { findings: [2] }));
    expect(codeOf(half, opinion(4, { opinion: wanted }))).toBe('review.personalData.undecided');
  });

  it('cannot agree to a reply either, also one that opens nothing: its bytes go out', () => {
    const reply = openReply({ result: '3.4.1', scan: idAndTelephone });
    const history = after(reply, ...allLevels({ opinion: 'agree' }).slice(0, 3));
    expect(codeOf(history, opinion(4, { opinion: 'agree' }))).toBe('review.personalData.undecided');
  });

  it('can keep it closed or send it back at any time', () => {
    const closed = opinion(4, { opinion: 'notOpen', ground: '15-1', article: '15' });
    expect(answerTo(withData, ...beforeLast, closed).data).toMatchObject({ outcome: 'notOpen' });
    expect(answerTo(withData, ...beforeLast, opinion(4, { opinion: 'return' })).data).toMatchObject({
      outcome: 'returned',
    });
  });

  it('lets it out once everything found may stay, whichever levels said so', () => {
    const commands = [
      withData,
      decide(1, { findings: [1] }),
      ...beforeLast,
      decide(4, { findings: [2] }),
      opinion(4),
      request(1),
    ];
    expect(answerTo(...commands).type).toBe('ReleaseCleared');
  });

  it('cannot let out what must be removed, until an edit removed it', () => {
    const commands = [withData, decide(1), decide(1, { findings: [1], decision: 'remove' }), ...beforeLast];
    expect(codeOf(after(...commands), opinion(4))).toBe('review.personalData.toBeRemoved');
    const edited = [...commands, edit(), ...allLevels()];
    expect(answerTo(...edited, request(1, { digest: bytes('b') })).type).toBe('ReleaseCleared');
  });

  it('is not bound by an earlier level, and binds no later one: the last decision counts', () => {
    const commands = [withData, decide(1, { decision: 'remove' }), ...beforeLast, decide(4), opinion(4)];
    expect(answerTo(...commands).type).toBe('ReviewDecided');
  });
});

describe('a decision on personal data', () => {
  it('names level, bytes and findings', () => {
    expect(answerTo(withData, decide(1, { findings: [2] }))).toEqual({
      type: 'PersonalDataDecided',
      data: {
        review: ITEM,
        organ: 'transport',
        level: 1,
        digest: bytes('a'),
        findings: [2],
        decision: 'lawful',
        by: 'fang',
        actingFor: null,
        decidedOn: TODAY,
      },
    });
  });

  it.each([
    ['by another level than the one whose turn it is', decide(2), 'review.person.otherRole'],
    ['by another organ', decide(1, { organ: 'city' }), 'review.person.otherOrgan'],
    ['by whoever drafted it', decide(1, { by: 'xu' }), 'review.person.ownDraft'],
    ['as the deputy of whoever drafted it', decide(1, { actingFor: 'xu' }), 'review.person.ownDraft'],
    ['about other bytes', decide(1, { digest: bytes('b') }), 'review.personalData.otherBytes'],
    ['about what was not found', decide(1, { findings: [2, 3] }), 'review.personalData.unknownFinding'],
  ])('is refused %s, and the attempt is kept', (_, command, code) => {
    const { refusal, recorded } = given(review, ...after(withData)).when(command);
    expect(refusal().code).toBe(code);
    expect(recorded()).toMatchObject([{ type: 'ReviewActRefused', data: { act: 'DecidePersonalData', code } }]);
  });

  it('is an act at the level: who took it acts at no other one', () => {
    const history = after(withData, decide(1, { by: 'he' }), opinion(1));
    expect(codeOf(history, opinion(2))).toBe('review.person.actedBefore');
  });

  it('ends with the bytes: what an edit leaves is decided anew', () => {
    const kept = { ...idAndTelephone.findings[0]!, finding: 1 };
    const history = after(withData, decide(1), edit({ scan: { scanner: 1, findings: [kept] } }), ...beforeLast);
    expect(codeOf(history, opinion(4))).toBe('review.personalData.undecided');
    expect(codeOf(history, decide(4, { digest: bytes('b') }))).toBe('review.personalData.unknownFinding');
  });

  it('is over when the review is decided', () => {
    const history = after(withData, decide(1), ...allLevels());
    expect(codeOf(history, decide(4))).toBe('review.state.decided');
  });
});

describe('a release (review rule 7, example 4)', () => {
  /** No command leads there: the last level could not decide. The stream that answers relies on nobody. */
  it('is barred by a finding that is not decided as lawful, whatever was decided about the rest', () => {
    const decided = after(openItem(), ...allLevels());
    const found = after(withData)[1]!;
    const state = (decision: 'lawful' | 'remove' | null): Review => {
      const history = [...decided, found];
      const { data } = answerTo(withData, decide(1, { decision: decision ?? 'lawful' }));
      return fold(
        review,
        decision ? [...history, { type: 'PersonalDataDecided', data } as ReviewEvent] : history,
      ) as Review;
    };
    expect(barTo(bytes('a'), state(null))).toBe('review.release.personalData');
    expect(barTo(bytes('a'), state('remove'))).toBe('review.release.personalData');
    expect(barTo(bytes('a'), state('lawful'))).toBeUndefined();
  });

  it('of bytes that came to review before there was a scanner is cleared as before; an edit is looked through', () => {
    const old = after(openItem(), ...allLevels()).map((event) => {
      if (event.type !== 'ReviewOpened') return event;
      const { scanner: _, ...data } = event.data;
      return { ...event, data };
    });
    const state = fold(review, old) as Review;
    expect(state.round.scanner).toBeNull();
    const { decision } = given(review, ...old).when(request(1));
    expect(decision).toMatchObject({ kind: 'accepted', events: [{ type: 'ReleaseCleared' }] });
    const edited = given(review, ...old).when(edit({ scan: idAndTelephone }));
    expect(edited.events().map(({ type }) => type)).toEqual(['ReviewContentEdited', 'PersonalDataFound']);
    expect(edited.state()).toMatchObject({ round: { scanner: 1, personalData: [{ finding: 1 }, { finding: 2 }] } });
  });
});
