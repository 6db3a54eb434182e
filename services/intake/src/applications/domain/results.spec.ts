import { describe, expect, it } from '@jest/globals';
import { discretionaryGrounds, resultCodes, type DiscretionaryGround, type ResultCode } from '@mingjian/contracts';
import type { ApplicationCommand } from './commands.js';
import { isByReply, partsOf } from './results.js';
import { act, after, content, handled, resultBases, SECOND_LETTER } from './testing/index.js';

interface Path {
  readonly result: ResultCode;
  readonly articles: readonly string[];
  /** What has to be on file first; without it the proposal is refused with `otherwise`. */
  readonly first: readonly ApplicationCommand[];
  readonly otherwise?: string;
}

const path = (
  result: ResultCode,
  articles: readonly string[],
  first: readonly ApplicationCommand[] = [],
  otherwise?: string,
): Path => ({ result, articles, first, ...(otherwise !== undefined && { otherwise }) });

const searched = [act('RecordSearch')];
const objected = [act('SendConsultation'), act('ReceiveConsultation'), act('AnswerConsultation')];
const kept = [act('SendConsultation'), act('ReceiveConsultation'), act('LapseConsultation', { today: '2026-03-24' })];
const waived = [act('WaiveConsultation')];
const agreed = [act('SendConsultation'), act('ReceiveConsultation'), act('AnswerConsultation', { answer: 'agrees' })];
const corrected = [act('NoticeCorrection'), act('ReceiveCorrection', { today: '2026-03-10' })];

const weighed = (ground: DiscretionaryGround) => [act('RecordDiscretion', { ground })];
const unreasonable = [act('AskReasons'), act('ReceiveReasons'), act('AssessReasons')];

const noSearch = 'application.result.searchMissing';
const noConsultation = 'application.result.consultationMissing';
const noDiscretion = 'application.result.discretionMissing';
const noCorrection = 'application.result.correctionMissing';

const paths: readonly Path[] = [
  path('3.1', ['36-1']),
  path('3.1', ['36-2']),
  ...['14-1', '14-2', '14-3'].map((withheld) => path('3.2', ['37', withheld])),
  ...discretionaryGrounds.map((ground) => path('3.2', ['37', ground], weighed(ground), noDiscretion)),
  path('3.2', ['37', '15-1'], kept, noConsultation),
  path('3.2', ['37', '15-2'], objected, noConsultation),
  path('3.3.1', ['14-1']),
  path('3.3.2', ['14-2']),
  path('3.3.3', ['14-3']),
  path('3.3.4', ['15-1'], objected, noConsultation),
  path('3.3.4', ['15-2'], kept, noConsultation),
  path('3.3.4', ['15-1', '15-2'], waived, noConsultation),
  path('3.3.5', ['16-1'], weighed('16-1'), noDiscretion),
  path('3.3.6', ['16-2'], weighed('16-2'), noDiscretion),
  path('3.3.7', ['16-3'], weighed('16-3'), noDiscretion),
  path('3.3.8', ['36-7']),
  path('3.4.1', ['36-4'], searched, noSearch),
  path('3.4.1', ['36-5']),
  path('3.4.2', ['38']),
  path('3.4.3', ['30'], corrected, noCorrection),
  path('3.5.1', ['39-1']),
  path('3.5.2', ['36-6'], [act('RecordRepetition')], 'application.result.repetitionMissing'),
  path('3.5.3', ['39-2']),
  path('3.5.4', ['35'], unreasonable, 'application.result.reasonsNotWanting'),
  path('3.5.5', []),
  path('3.6.3', []),
];

const LATER = '2026-04-20';
const propose = ({ result, articles }: Pick<Path, 'result' | 'articles'>) =>
  act('ProposeReply', { today: LATER, ...content(result, ...articles) });

describe('the result rows', () => {
  it('are the 21 of the form, and every one has a lawful path here (table 3)', () => {
    expect([...new Set(resultBases.map(({ result }) => result))]).toEqual([...resultCodes]);
    expect(new Set([...paths.map(({ result }) => result), '3.6.1', '3.6.2'])).toEqual(new Set(resultCodes));
  });

  it.each(resultCodes.filter(isByReply))('%s rests on one provision of each part, whichever', (result) => {
    const tried = paths.filter((path) => path.result === result).map(({ articles }) => articles);
    const parts = partsOf(resultBases, result);
    const reached = parts.map((part) =>
      part.filter((provision) => tried.some((articles) => articles.includes(provision))),
    );
    expect(tried.map((articles) => articles.length > 0)).toEqual(tried.map(() => parts.length > 0));
    expect(reached).toEqual(parts);
  });

  it('rest on what the table says when it says something else', () => {
    const stricter = resultBases.map((row) =>
      row.result === '3.4.2' ? { ...row, provision: '38-1', needs: 'searchedInVain' as const } : row,
    );
    const proposal = (...articles: readonly string[]) =>
      act('ProposeReply', { ...content('3.4.2', ...articles), resultBases: stricter });
    expect(
      after(...handled)
        .when(proposal('38'))
        .refusal(),
    ).toMatchObject({ code: 'application.result.articleNotAllowed', facts: { allowed: ['38-1'] } });
    expect(
      after(...handled)
        .when(proposal('38-1'))
        .refusal().code,
    ).toBe(noSearch);
    expect(
      after(...handled, ...searched)
        .when(proposal('38-1'))
        .events(),
    ).toHaveLength(1);
  });

  it.each(paths)('$result with $articles is reached', ({ result, articles, first }) => {
    const decided = after(...handled, ...first, propose({ result, articles }))
      .when(act('DecideByReply', { today: LATER, ...content(result, ...articles) }))
      .events();
    expect(decided).toMatchObject([
      { type: 'ApplicationDecided', data: { result, articles, via: 'reply', decidedOn: LATER } },
    ]);
  });

  it.each(paths.filter(({ otherwise }) => otherwise))(
    '$result with $articles is refused without what it rests on',
    ({ result, articles, otherwise }) => {
      expect(
        after(...handled)
          .when(propose({ result, articles }))
          .refusal().code,
      ).toBe(otherwise);
    },
  );

  it('3.6.1 follows from a correction that never came, and only so (Art 30)', () => {
    expect(
      after(...handled)
        .when(propose({ result: '3.6.1', articles: ['30'] }))
        .refusal().code,
    ).toBe('application.result.onlyByLapse');
    const lapse = act('LapseCorrection', { today: '2026-03-24' });
    expect(
      after(...handled)
        .when(lapse)
        .refusal().code,
    ).toBe('application.correction.notAwaited');
    expect(
      after(...handled, act('NoticeCorrection'))
        .when(lapse)
        .events(),
    ).toMatchObject([
      { type: 'CorrectionLapsed', data: { lapsedOn: '2026-03-24' } },
      {
        type: 'ApplicationDecided',
        data: { result: '3.6.1', articles: ['30'], via: 'correctionLapse', decidedOn: '2026-03-24', document: null },
      },
    ]);
  });

  it('3.6.2 follows from a fee that was not paid, and only so (Art 42, 109号 Art 6)', () => {
    expect(
      after(...handled)
        .when(propose({ result: '3.6.2', articles: ['42'] }))
        .refusal().code,
    ).toBe('application.result.onlyByLapse');
    const lapse = act('LapseFee', { today: '2026-03-31' });
    expect(
      after(...handled)
        .when(lapse)
        .refusal().code,
    ).toBe('application.fee.notAwaited');
    expect(
      after(...handled, act('NoticeFee'))
        .when(lapse)
        .refusal().code,
    ).toBe('application.fee.noticeNotReceived');
    expect(
      after(...handled, act('NoticeFee'), act('ReceiveFeeNotice'))
        .when(lapse)
        .events(),
    ).toMatchObject([
      { type: 'FeeLapsed', data: { lapsedOn: '2026-03-31' } },
      { type: 'ApplicationDecided', data: { result: '3.6.2', articles: ['42'], via: 'feeLapse', document: null } },
    ]);
  });

  it('3.6.3 follows from a withdrawal at any open point (counting rule 7)', () => {
    expect(
      after(...handled, act('ProposeReply'))
        .when(act('Withdraw'))
        .events(),
    ).toMatchObject([
      { type: 'ApplicationWithdrawn' },
      { type: 'ApplicationDecided', data: { result: '3.6.3', articles: [], via: 'withdrawal', document: null } },
    ]);
  });

  it('protects no third party who agreed, whatever else is on file (Art 15)', () => {
    const proposal = propose({ result: '3.3.4', articles: ['15-1'] });
    expect(
      after(...handled, ...agreed)
        .when(proposal)
        .refusal().code,
    ).toBe(noConsultation);
    expect(
      after(...handled, ...agreed, ...waived)
        .when(proposal)
        .refusal().code,
    ).toBe(noConsultation);
    const another = [
      act('SendConsultation', { consultation: SECOND_LETTER }),
      act('AnswerConsultation', { consultation: SECOND_LETTER, answer: 'objects' }),
    ];
    expect(
      after(...handled, ...agreed, ...another)
        .when(proposal)
        .events(),
    ).toHaveLength(1);
  });

  it('takes the last search, and not the objection of an organ for that of a third party (Art 36(4), remedy rule 2)', () => {
    const notHeld = propose({ result: '3.4.1', articles: ['36-4'] });
    expect(
      after(...handled, ...searched, act('RecordSearch', { found: true }))
        .when(notHeld)
        .refusal().code,
    ).toBe(noSearch);
    const organ = [
      act('SendConsultation', { with: 'organ', consultedOrgan: 'finance-bureau' }),
      act('AnswerConsultation'),
    ];
    expect(
      after(...handled, ...organ)
        .when(propose({ result: '3.3.4', articles: ['15-1'] }))
        .refusal().code,
    ).toBe(noConsultation);
  });

  it.each<[ResultCode, readonly string[], string]>([
    ['3.1', [], 'application.result.articleMissing'],
    ['3.1', ['14-1'], 'application.result.articleNotAllowed'],
    ['3.2', ['37'], 'application.result.articleMissing'],
    ['3.2', ['16-1'], 'application.result.articleMissing'],
    ['3.5.5', ['39-1'], 'application.result.articleNotAllowed'],
    ['3.3.5', ['16-1', '99'], 'application.result.articleNotAllowed'],
  ])('%s does not rest on %j', (result, articles, code) => {
    expect(
      after(...handled)
        .when(propose({ result, articles }))
        .refusal().code,
    ).toBe(code);
  });

  it('guards an edit under review like a proposal', () => {
    const proposed = after(...handled, act('ProposeReply'));
    const edit = (result: ResultCode, ...articles: string[]) => act('EditReply', { ...content(result, ...articles) });
    expect(proposed.when(edit('3.4.1', '36-4')).refusal().code).toBe(noSearch);
    expect(proposed.when(edit('3.5.3', '39-2')).events()).toMatchObject([
      { type: 'ReplyEdited', data: { proposal: 1, result: '3.5.3', articles: ['39-2'] } },
    ]);
  });
});
