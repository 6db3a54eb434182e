import { describe, expect, it } from '@jest/globals';
import type { ReviewEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import type { ReviewCommand } from './commands.js';
import { review } from './review.js';
import {
  act,
  after,
  allLevels,
  bytes,
  doubtId,
  ITEM,
  nothingFound,
  openItem,
  openReply,
  opinion,
  request,
  requestId,
  TODAY,
} from './testing/sample.js';

const edit = (digest: string, editor = 'xu'): ReviewCommand => ({
  type: 'EditContent',
  today: TODAY,
  editor,
  digest,
  result: null,
  articles: [],
  scan: nothingFound,
  staffing: null,
});
const close: ReviewCommand = { type: 'CloseReview', today: TODAY };
const raise = (n: number): ReviewCommand => ({ type: 'RaiseDoubt', ...act('he'), doubt: doubtId(n) });
const resolve = (n: number, finding: 'mayGoOut' | 'mustNotGoOut'): ReviewCommand => ({
  type: 'ResolveDoubt',
  ...act('luo'),
  doubt: doubtId(n),
  finding,
});
const classify: ReviewCommand = { type: 'Classify', ...act('luo'), level: 'confidential' };
const declassify: ReviewCommand = { type: 'Declassify', ...act('luo') };
const permit: ReviewCommand = { type: 'PermitOpening', ...act('qin') };
const propose = (proposal: number, digest: string): ReviewCommand =>
  openItem({ thing: { kind: 'item', id: ITEM, proposal }, digest });

const reviewed: readonly ReviewCommand[] = [openItem(), ...allLevels()];

/** What the request is answered with: `cleared`, or the code of the bar. */
const answer = (history: readonly ReviewEvent[], command = request(9)): string => {
  const [event, ...others] = given(review, ...history)
    .when(command)
    .events();
  expect(others).toEqual([]);
  if (event?.type === 'ReleaseCleared') return 'cleared';
  if (event?.type === 'ReleaseBarred') return event.data.code;
  throw new Error(JSON.stringify(event));
};

const revoked = (events: readonly ReviewEvent[]) =>
  events.flatMap((event) => (event.type === 'ReleaseRevoked' ? [[event.data.request, event.data.code]] : []));

describe('a release', () => {
  it('is cleared for exactly the bytes that every level saw (Secrets Law Art 35, Secrets Regulation Art 42, review rule 3)', () => {
    expect(
      given(review, ...after(...reviewed))
        .when(request(1))
        .events(),
    ).toEqual([
      {
        type: 'ReleaseCleared',
        data: {
          review: ITEM,
          organ: 'transport',
          thing: { kind: 'item', id: ITEM, proposal: 1 },
          request: requestId(1),
          digest: bytes('a'),
          clearedOn: TODAY,
        },
      },
    ]);
    expect(answer(after(openItem(), ...allLevels({ opinion: 'partlyOpen' })))).toBe('cleared');
    expect(answer(after(openReply(), ...allLevels({ opinion: 'agree' })))).toBe('cleared');
  });

  const notOpen = { opinion: 'notOpen', ground: '14-1', article: '14' } as const;
  const bars: readonly (readonly [string, readonly ReviewCommand[], string])[] = [
    ['nothing came to review (prohibition 1)', [], 'review.release.notReviewed'],
    ['the review is not at its end (prohibition 1)', [openItem(), opinion(1)], 'review.release.notReviewed'],
    ['the review returned it', [openItem(), opinion(1, { opinion: 'return' })], 'review.release.returned'],
    ['the review did not open it', [openItem(), ...allLevels(notOpen)], 'review.release.notOpen'],
    ['it was withdrawn', [...reviewed, close], 'review.release.closed'],
    ['it was edited after the review (review rule 3)', [...reviewed, edit(bytes('b'))], 'review.release.otherBytes'],
    [
      'a doubt is open (prohibition 3)',
      [...reviewed, raise(1), raise(2), resolve(1, 'mayGoOut')],
      'review.release.openDoubt',
    ],
    [
      'a doubt was resolved against it (prohibition 3)',
      [...reviewed, raise(1), resolve(1, 'mustNotGoOut')],
      'review.release.mustNotGoOut',
    ],
    ['it is classified (prohibition 2)', [...reviewed, classify], 'review.release.classified'],
    [
      'it is declassified but not permitted (prohibition 2)',
      [...reviewed, classify, declassify],
      'review.release.notPermitted',
    ],
    ['another request was cleared', [...reviewed, request(1)], 'review.release.alreadyCleared'],
  ];
  it.each(bars)('is barred while %s (example 4)', (_, commands, code) => {
    expect(answer(after(...commands))).toBe(code);
  });

  it('of a new review of edited bytes is cleared again (review rule 3)', () => {
    expect(
      answer(after(...reviewed, request(1), edit(bytes('b')), ...allLevels()), request(2, { digest: bytes('b') })),
    ).toBe('cleared');
  });

  it('is cleared again when an edit went back to bytes that were cleared before', () => {
    expect(answer(after(...reviewed, request(1), edit(bytes('b')), edit(bytes('a')), ...allLevels()))).toBe('cleared');
  });

  it('is cleared once doubts are resolved in its favour (prohibition 3)', () => {
    expect(answer(after(...reviewed, raise(1), resolve(1, 'mayGoOut')))).toBe('cleared');
  });

  it('is cleared once a secret is lifted and its opening permitted (prohibition 2, Secrets Law Art 24)', () => {
    expect(answer(after(...reviewed, classify, declassify, permit))).toBe('cleared');
  });

  it('stays barred by a secret through edits and new proposals (prohibition 2, Art 14-1)', () => {
    const history = after(openItem(), classify, edit(bytes('b')), ...allLevels());
    expect(answer(history, request(1, { digest: bytes('b') }))).toBe('review.release.classified');
    const again = after(
      openItem(),
      classify,
      opinion(1, { opinion: 'return' }),
      propose(2, bytes('c')),
      ...allLevels(),
    );
    expect(answer(again, request(1, { digest: bytes('c') }))).toBe('review.release.classified');
  });

  it('stays barred by a doubt found against its bytes, until they are edited (prohibition 3)', () => {
    const found = [...reviewed, raise(1), resolve(1, 'mustNotGoOut')];
    expect(answer(after(...found, raise(2), resolve(2, 'mayGoOut')))).toBe('review.release.mustNotGoOut');
    expect(answer(after(...found, edit(bytes('b')), edit(bytes('a')), ...allLevels()))).toBe(
      'review.release.mustNotGoOut',
    );
    expect(answer(after(...found, edit(bytes('b')), ...allLevels()), request(1, { digest: bytes('b') }))).toBe(
      'cleared',
    );
  });

  it('that has its answer gets no second one, whatever has changed', () => {
    const barred = after(...reviewed, raise(1), request(1), resolve(1, 'mayGoOut'));
    expect(
      given(review, ...barred)
        .when(request(1))
        .events(),
    ).toEqual([]);
    expect(answer(barred, request(2))).toBe('cleared');
    const cleared = after(...reviewed, request(1));
    expect(
      given(review, ...cleared)
        .when(request(1))
        .events(),
    ).toEqual([]);
  });
});

describe('a clearance', () => {
  const cleared = [...reviewed, request(1)];
  const next = (command: ReviewCommand, history = cleared) =>
    revoked(
      given(review, ...after(...history))
        .when(command)
        .events(),
    );

  it('is revoked by what bars it afterwards, such as a secret (review rule 6, Secrets Regulation Art 41)', () => {
    expect(next(edit(bytes('b')))).toEqual([[requestId(1), 'review.release.otherBytes']]);
    expect(next(close)).toEqual([[requestId(1), 'review.release.closed']]);
    expect(next(classify)).toEqual([[requestId(1), 'review.release.classified']]);
    expect(next(resolve(1, 'mustNotGoOut'), [...cleared, raise(1)])).toEqual([
      [requestId(1), 'review.release.mustNotGoOut'],
    ]);
  });

  it('is not revoked by a doubt that is only raised or resolved in its favour', () => {
    expect(next(raise(1))).toEqual([]);
    expect(next(resolve(1, 'mayGoOut'), [...cleared, raise(1)])).toEqual([]);
  });

  it('is revoked once, and another request may follow when nothing bars it any more', () => {
    const history = [...cleared, classify, declassify, permit];
    expect(next(edit(bytes('b')), history)).toEqual([]);
    expect(answer(after(...history))).toBe('cleared');
  });

  it('is revoked once, whatever bars the matter after its edit', () => {
    expect(next(classify, [...cleared, edit(bytes('b'))])).toEqual([]);
  });

  it('of an earlier proposal outlives the next one, and falls with the matter itself', () => {
    const second = [...cleared, propose(2, bytes('b')), ...allLevels(), request(2, { digest: bytes('b') })];
    expect(next(edit(bytes('c')), second)).toEqual([[requestId(2), 'review.release.otherBytes']]);
    expect(next(classify, second)).toEqual([
      [requestId(1), 'review.release.classified'],
      [requestId(2), 'review.release.classified'],
    ]);
  });
});

describe('proposals', () => {
  it('come to review once each, a further one at any time', () => {
    expect(
      given(review, ...after(openItem()))
        .when(openItem())
        .refusal(),
    ).toEqual({ code: 'review.opening.alreadyOpened', facts: { proposal: 1 } });
    expect(answer(after(...reviewed, propose(2, bytes('b'))))).toBe('review.release.otherBytes');
    expect(answer(after(...reviewed, propose(2, bytes('a'))))).toBe('review.release.notReviewed');
  });

  it('come to nothing once withdrawn', () => {
    const closed = given(review, ...after(openItem(), close));
    expect(closed.when(propose(2, bytes('b'))).refusal().code).toBe('review.state.closed');
    expect(closed.when(opinion(1)).refusal().code).toBe('review.state.closed');
    expect(closed.when(edit(bytes('b'))).events()).toEqual([]);
    expect(closed.when(close).events()).toEqual([]);
  });

  it('are reviewed again after a return, also when only edited', () => {
    const returned = [openItem(), opinion(1, { opinion: 'return' }), edit(bytes('b'))];
    expect(after(...returned, ...allLevels()).at(-1)).toMatchObject({
      type: 'ReviewDecided',
      data: { outcome: 'open', digest: bytes('b') },
    });
  });

  it('edited to the same bytes and words are not edited', () => {
    const level = given(review, ...after(openReply(), opinion(1, { opinion: 'agree' })));
    const same = { ...edit(bytes('a')), result: '3.1', articles: ['36-1'] } as ReviewCommand;
    expect(level.when(same).events()).toEqual([]);
    expect(level.when({ ...same, result: '3.2' } as ReviewCommand).events()).toHaveLength(1);
    expect(level.when({ ...same, articles: ['36-2'] } as ReviewCommand).events()).toHaveLength(1);
  });
});

describe('doubts and secrets', () => {
  const code = (history: readonly ReviewCommand[], command: ReviewCommand) =>
    given(review, ...after(...history))
      .when(command)
      .refusal().code;

  it('are raised by anybody, also by the drafter, and resolved by nobody who drafted', () => {
    const byDrafter = { ...raise(1), by: 'xu' } as ReviewCommand;
    expect(after(openItem(), byDrafter).at(-1)!.type).toBe('DoubtRaised');
    expect(code([openItem(), raise(1)], { ...resolve(1, 'mayGoOut'), by: 'xu' } as ReviewCommand)).toBe(
      'review.person.ownDraft',
    );
    expect(code([openItem(), raise(1)], raise(1))).toBe('review.doubt.alreadyRaised');
    expect(code([openItem()], resolve(1, 'mayGoOut'))).toBe('review.doubt.notOpen');
  });

  it('are lifted and permitted by two people, neither of whom drafted (Secrets Law Art 24)', () => {
    const secret = [openItem(), classify];
    expect(code([openItem()], declassify)).toBe('review.declassification.notClassified');
    expect(code(secret, { ...declassify, by: 'xu' } as ReviewCommand)).toBe('review.person.ownDraft');
    expect(code(secret, permit)).toBe('review.permission.notDeclassified');
    expect(code([...secret, declassify], declassify)).toBe('review.declassification.notClassified');
    expect(code([...secret, declassify], { ...permit, by: 'luo' } as ReviewCommand)).toBe(
      'review.permission.byDeclassifier',
    );
    expect(code([...secret, declassify], { ...permit, actingFor: 'luo' } as ReviewCommand)).toBe(
      'review.permission.byDeclassifier',
    );
    expect(code([...secret, declassify], { ...permit, by: 'xu' } as ReviewCommand)).toBe('review.person.ownDraft');
  });

  it('may change their level, and come back after they were lifted', () => {
    expect(code([openItem(), classify], classify)).toBe('review.classification.alreadyClassified');
    const higher = { ...classify, level: 'secret' } as ReviewCommand;
    expect(answer(after(...reviewed, classify, higher))).toBe('review.release.classified');
    expect(answer(after(...reviewed, classify, declassify, classify))).toBe('review.release.classified');
  });
});
