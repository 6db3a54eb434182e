import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { commissioning, drawing, finds } from '../testing/scenarios.js';
import { audit, covers, drawSample, finding, inForce, populationDigest, type KnownAudit } from './index.js';

const given_ = () => given(audit).when(commissioning).events();
const mandate = given(audit).when(commissioning).state() as KnownAudit;

describe('a mandate', () => {
  it('names who looks at what, on what basis and until when', () => {
    expect(mandate).toMatchObject({ phase: 'given', organs: ['transport', 'water'], auditors: ['shen'], samples: [] });
    expect(['2027-02-28', '2027-03-01', '2027-05-31', '2027-06-01'].map((day) => inForce(mandate, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('covers things of its organs that began in its period, and nothing else', () => {
    const thing = { organ: 'transport', begunOn: '2026-12-31' };
    expect(covers(mandate, thing)).toBe(true);
    expect(covers(mandate, { ...thing, begunOn: '2027-01-01' })).toBe(false);
    expect(covers(mandate, { ...thing, begunOn: '2025-12-31' })).toBe(false);
    expect(covers(mandate, { ...thing, organ: 'education' })).toBe(false);
    expect(covers(mandate, { ...thing, organ: null })).toBe(false);
  });

  it.each([
    ['audit.mandate.organOutside', { outside: ['education'] }],
    ['audit.mandate.period', { today: '2027-06-01' }],
    ['audit.mandate.ownAudit', { by: 'shen' }],
  ])('is refused: %s', (code, over) => {
    expect(
      given(audit)
        .when({ ...commissioning, ...over })
        .refusal().code,
    ).toBe(code);
  });

  it('ends once', () => {
    const end = { type: 'End', by: 'li', today: '2027-05-06' } as const;
    const ended = given(audit, ...given_())
      .when(end)
      .events();
    expect(
      given(audit, ...given_(), ...ended)
        .when(end)
        .refusal().code,
    ).toBe('audit.mandate.alreadyEnded');
    expect(
      given(audit, ...given_(), ...ended)
        .when(drawing)
        .refusal().code,
    ).toBe('audit.mandate.notInForce');
  });

  it('keeps every sample with all that is needed to draw it again', () => {
    const drawn = given(audit, ...given_()).when(drawing);
    expect(drawn.events()).toMatchObject([
      {
        data: {
          ...{ sample: 1, seed: drawing.seed, method: 'sha256-rank', size: 2, population: 4, cut: drawing.cut },
          populationDigest: populationDigest(drawing.population),
          drawn: drawSample(drawing.population, drawing.seed, 2),
        },
      },
    ]);
    const again = given(audit, ...given_(), ...drawn.events()).when({ ...drawing, seed: 'another seed' });
    expect(again.events()).toMatchObject([{ data: { sample: 2 } }]);
    expect(again.state()).toMatchObject({ samples: [{ sample: 1 }, { sample: 2 }] });
  });

  it('draws nothing from nothing, and nothing before or after its time', () => {
    const refusal = (over: object) =>
      given(audit, ...given_())
        .when({ ...drawing, ...over })
        .refusal().code;
    expect(refusal({ population: [] })).toBe('audit.sample.emptyPopulation');
    expect(refusal({ today: '2027-02-28' })).toBe('audit.mandate.notInForce');
    expect(refusal({ today: '2027-06-01' })).toBe('audit.mandate.notInForce');
    expect(given(audit).when(drawing).refusal().code).toBe('audit.record.unknown');
  });
});

describe('a finding', () => {
  const found = given(finding).when(finds).events();
  const answered = given(finding, ...found)
    .when({ type: 'Answer', answer: 'a'.repeat(64), by: 'qian', today: '2027-03-10' })
    .events();
  const closing = {
    type: 'Close',
    outcome: 'remedied',
    reason: 'b'.repeat(64),
    by: 'shen',
    today: '2027-04-02',
  } as const;

  it('is followed from its answer, perhaps given back, to its closure', () => {
    const returning = {
      type: 'ReturnAnswer',
      reason: 'c'.repeat(64),
      answerBy: '2027-04-01',
      by: 'shen',
      today: '2027-03-12',
    } as const;
    const returned = given(finding, ...found, ...answered).when(returning);
    expect(returned.state()).toMatchObject({ phase: 'returned', answerBy: '2027-04-01' });
    const closed = given(finding, ...found, ...answered).when(closing);
    expect(closed.state()).toMatchObject({ phase: 'closed', outcome: 'remedied' });
    expect((closed.state() as { said: readonly { what: string }[] }).said.map(({ what }) => what)).toEqual([
      'finding',
      'answer',
      'closure',
    ]);
  });

  it('is not said to be put right before anybody said so, but may be seen to be none', () => {
    expect(
      given(finding, ...found)
        .when(closing)
        .refusal().code,
    ).toBe('finding.answer.missing');
    expect(
      given(finding, ...found)
        .when({ ...closing, outcome: 'unfounded' })
        .events(),
    ).toHaveLength(1);
  });

  it('is answered by the organ, once, and not by whoever found it', () => {
    const answer = { type: 'Answer', answer: 'a'.repeat(64), by: 'qian', today: '2027-03-10' } as const;
    expect(
      given(finding, ...found)
        .when({ ...answer, by: 'shen' })
        .refusal().code,
    ).toBe('finding.answer.ownFinding');
    expect(
      given(finding, ...found, ...answered)
        .when(answer)
        .refusal().code,
    ).toBe('finding.answer.notDue');
    expect(given(finding).when(answer).refusal().code).toBe('finding.record.unknown');
  });

  it('is recorded only while the mandate holds, with a day to answer that has not passed', () => {
    expect(
      given(finding)
        .when({ ...finds, inForce: false })
        .refusal().code,
    ).toBe('finding.mandate.notInForce');
    expect(
      given(finding)
        .when({ ...finds, today: '2027-03-21' })
        .refusal().code,
    ).toBe('finding.answer.inThePast');
    const closed = given(finding, ...found, ...answered)
      .when(closing)
      .events();
    expect(
      given(finding, ...found, ...answered, ...closed)
        .when(closing)
        .refusal().code,
    ).toBe('finding.closure.alreadyClosed');
  });
});
