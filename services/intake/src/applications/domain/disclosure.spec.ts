import { describe, expect, it } from '@jest/globals';
import { discretionaryGrounds } from '@mingjian/contracts';
import { act, after, content, handled, LETTER, SECOND_LETTER } from './testing/index.js';

const objected = [...handled, act('SendConsultation'), act('AnswerConsultation')];
const open = act('ProposeReply', content('3.1', '36-2'));

describe('a third party who objects (Arts 15, 32)', () => {
  it('Art 32: nothing is disclosed against an objection that stands', () => {
    expect(
      after(...objected)
        .when(open)
        .refusal().code,
    ).toBe('application.result.objectionStands');
  });

  it('Art 32: an overriding public interest opens it, and the third party is told the same day', () => {
    const overruled = after(...objected).when(act('OverruleObjection', { today: '2026-03-04' }));
    expect(overruled.events()).toMatchObject([
      {
        type: 'ObjectionOverruled',
        data: { consultation: LETTER, basis: 'publicInterest', overruledOn: '2026-03-04', toldOn: '2026-03-04' },
      },
    ]);
    expect(
      after(...objected, act('OverruleObjection'))
        .when(open)
        .events(),
    ).toHaveLength(1);
  });

  it('Art 32: an objection without good reason opens it too, without a letter that the law does not ask for', () => {
    expect(
      after(...objected)
        .when(act('OverruleObjection', { basis: 'noGoodReason' }))
        .events(),
    ).toMatchObject([{ data: { basis: 'noGoodReason', toldOn: null } }]);
  });

  it('Art 15: whoever was overruled protects nothing any more', () => {
    const protect = act('ProposeReply', content('3.3.4', '15-1'));
    expect(
      after(...objected)
        .when(protect)
        .events(),
    ).toHaveLength(1);
    expect(
      after(...objected, act('OverruleObjection'))
        .when(protect)
        .refusal().code,
    ).toBe('application.result.consultationMissing');
  });

  it('Art 37: what is withheld for their sake may stand beside what is open', () => {
    expect(
      after(...objected)
        .when(act('ProposeReply', content('3.2', '37', '15-1')))
        .events(),
    ).toHaveLength(1);
    expect(
      after(...objected)
        .when(act('ProposeReply', content('3.2', '37', '14-2')))
        .refusal().code,
    ).toBe('application.result.objectionStands');
  });

  it('Art 32: silence is no objection, so the organ decides itself', () => {
    const silent = [
      ...handled,
      act('SendConsultation'),
      act('ReceiveConsultation'),
      act('LapseConsultation', { today: '2026-03-24' }),
    ];
    expect(
      after(...silent)
        .when(act('ProposeReply', { today: '2026-03-24' }))
        .events(),
    ).toHaveLength(1);
    expect(
      after(...silent)
        .when(act('OverruleObjection', { today: '2026-03-24' }))
        .refusal().code,
    ).toBe('application.objection.none');
  });

  it('Art 34: the objection of another organ is none of a third party', () => {
    const organ = [
      ...handled,
      act('SendConsultation', { with: 'organ', consultedOrgan: 'water' }),
      act('AnswerConsultation'),
    ];
    expect(
      after(...organ)
        .when(act('OverruleObjection'))
        .refusal().code,
    ).toBe('application.objection.none');
    expect(
      after(...organ)
        .when(open)
        .events(),
    ).toHaveLength(1);
  });

  it('refuses to overrule an objection twice, or one of nobody', () => {
    expect(
      after(...objected, act('OverruleObjection'))
        .when(act('OverruleObjection'))
        .refusal().code,
    ).toBe('application.objection.none');
    expect(
      after(...objected)
        .when(act('OverruleObjection', { consultation: SECOND_LETTER }))
        .refusal().code,
    ).toBe('application.consultation.unknown');
  });
});

describe('a ground on which an organ may withhold and need not (Art 16)', () => {
  it.each(discretionaryGrounds)('Art 16: %s rests on a recorded weighing on this very ground', (ground) => {
    const withhold = act('ProposeReply', content('3.2', '37', ground));
    const other = discretionaryGrounds.find((one) => one !== ground)!;
    expect(
      after(...handled, act('RecordDiscretion', { ground: other }))
        .when(withhold)
        .refusal().code,
    ).toBe('application.result.discretionMissing');
    expect(
      after(...handled, act('RecordDiscretion', { ground }))
        .when(withhold)
        .events(),
    ).toHaveLength(1);
  });

  it('Art 16: is weighed once', () => {
    expect(
      after(...handled, act('RecordDiscretion'))
        .when(act('RecordDiscretion'))
        .refusal(),
    ).toMatchObject({ code: 'application.discretion.alreadyRecorded', facts: { ground: '16-2' } });
  });
});

describe('a partial disclosure (Art 37)', () => {
  const propose = (parts: { open: number; withheld: string[] } | undefined, ...articles: string[]) =>
    after(...handled).when(act('ProposeReply', { ...content('3.2', ...articles), parts }));

  it('Art 37: says which parts are open and which are withheld, on its own grounds', () => {
    expect(propose({ open: 2, withheld: ['14-1', '14-2', '14-1'] }, '37', '14-1', '14-2').events()).toMatchObject([
      { type: 'ReplyProposed', data: { parts: { open: 2, withheld: ['14-1', '14-2', '14-1'] } } },
    ]);
    expect(propose(undefined, '37', '14-1').refusal().code).toBe('application.result.partsMissing');
  });

  it.each<[string, string[], string[]]>([
    ['a part on a ground that the reply does not state', ['14-1', '14-2'], ['37', '14-1']],
    ['a ground without a part', ['14-1'], ['37', '14-1', '14-2']],
  ])('Art 37: refuses %s', (_, withheld, articles) => {
    expect(propose({ open: 1, withheld }, ...articles).refusal()).toMatchObject({
      code: 'application.result.partsOnOtherGrounds',
      facts: { grounds: ['14-2'] },
    });
  });

  it('Art 37: is the only reply in parts, also when it is edited', () => {
    const parts = { open: 1, withheld: ['14-1'] };
    const whole = { ...content('3.1', '36-2'), parts };
    expect(
      after(...handled)
        .when(act('ProposeReply', whole))
        .refusal().code,
    ).toBe('application.result.partsNotExpected');
    expect(
      after(...handled, act('ProposeReply'))
        .when(act('EditReply', whole))
        .refusal().code,
    ).toBe('application.result.partsNotExpected');
  });
});
