import { describe, expect, it } from '@jest/globals';
import type { GrantEvent, Role } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { grants, grantsId, grantsRefusals, type GrantsCommand, type GrantsRefusal, type GrantGiven } from './index.js';

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const grant: GrantGiven = {
  grant: id(1),
  sub: 'wang',
  organ: 'transport',
  section: null,
  role: 'handler',
  scope: 'own',
  access: 'write',
  deputyFor: null,
  validFrom: '2024-03-01',
  validTo: null,
};
type Give = Extract<GrantsCommand, { type: 'Give' }>;
const give = (over: Partial<Give> = {}): Give => ({
  type: 'Give',
  ...grant,
  today: '2024-03-01',
  by: 'administrator',
  organStands: true,
  sectionStands: true,
  holderHolds: true,
  ...over,
});
const held = (over: Partial<GrantGiven> = {}): GrantEvent => ({ type: 'GrantGiven', data: { ...grant, ...over } });
const revoke: GrantsCommand = { type: 'Revoke', grant: id(1), sub: 'wang', validTo: '2024-06-01', today: '2024-06-01' };
const whole = { organ: null, scope: 'subtree' } as const;

describe('a person’s grants', () => {
  it('are given with organ, role, scope and validity (Art 4)', () => {
    expect(given(grants).when(give()).events()).toEqual([held()]);
  });

  it('are taken back from a day on, today included, and may be given again afterwards', () => {
    const revoked = given(grants, held()).when(revoke);
    expect(revoked.events()).toEqual([
      { type: 'GrantRevoked', data: { grant: id(1), sub: 'wang', validTo: '2024-06-01' } },
    ]);
    const again = give({ grant: id(2), validFrom: '2024-06-01', today: '2024-06-01' });
    expect(
      given(grants, held(), ...revoked.events())
        .when(again)
        .events(),
    ).toHaveLength(1);
  });

  it('may end earlier than was announced, but not later', () => {
    const earlier = { ...revoke, validTo: '2024-07-01' };
    expect(
      given(grants, held({ validTo: '2024-12-31' }))
        .when(earlier)
        .events(),
    ).toHaveLength(1);
    expect(
      given(grants, held({ validTo: '2024-06-15' }))
        .when(earlier)
        .refusal().code,
    ).toBe('grant.revocation.alreadyEnded');
  });

  it('may span the city for administrators, auditors and services', () => {
    for (const role of ['administrator', 'service'] as const) {
      expect(
        given(grants)
          .when(give({ ...whole, role }))
          .events(),
      ).toHaveLength(1);
    }
    const auditor = give({ ...whole, role: 'auditor', scope: 'mandate', access: 'read' });
    expect(given(grants).when(auditor).events()).toHaveLength(1);
  });

  it('may be several where the duties do not control each other, and follow one another where they do', () => {
    expect(
      given(grants, held())
        .when(give({ grant: id(2), role: 'sectionHead' }))
        .events(),
    ).toHaveLength(1);
    const later = give({ grant: id(2), role: 'auditor', access: 'read', validFrom: '2024-06-01' });
    expect(
      given(grants, held({ validTo: '2024-06-01' }))
        .when(later)
        .events(),
    ).toHaveLength(1);
  });

  it.each<[Role, Role]>([
    ['handler', 'administrator'],
    ['administrator', 'publisher'],
    ['auditor', 'statistician'],
    ['leader', 'auditor'],
    ['administrator', 'auditor'],
    ['inspector', 'publisher'],
    ['publisher', 'inspector'],
  ])('never join %s and %s at one time (privacy rule 2, S7)', (first, second) => {
    const access = second === 'auditor' ? 'read' : 'write';
    const giving = give({ grant: id(2), role: second, access });
    expect(
      given(grants, held({ role: first }))
        .when(giving)
        .refusal(),
    ).toEqual({
      code: 'grant.duties.incompatible',
      facts: { role: second, held: first },
    });
  });

  const refusals: [GrantsRefusal, readonly GrantEvent[], GrantsCommand][] = [
    ['grant.giving.toOneself', [], give({ by: 'wang' })],
    ['grant.giving.citizenNeedsNone', [], give({ role: 'citizen' })],
    ['grant.giving.organMissing', [], give(whole)],
    ['grant.giving.unknownOrgan', [], give({ organStands: false })],
    ['grant.giving.alreadyHeld', [held()], give({ grant: id(2) })],
    ['grant.giving.alreadyHeld', [held()], give({ role: 'leader' })],
    ['grant.section.onlyOwn', [], give({ section: 'roads', scope: 'subtree' })],
    ['grant.section.unknown', [], give({ section: 'roads', sectionStands: false })],
    ['grant.access.onlyReading', [], give({ role: 'auditor' })],
    ['grant.access.onlyReading', [], give({ scope: 'mandate' })],
    ['grant.deputy.forOneself', [], give({ deputyFor: 'wang' })],
    ['grant.deputy.holderDoesNotHold', [], give({ deputyFor: 'zhao', holderHolds: false })],
    ['grant.validity.startsInThePast', [], give({ today: '2024-03-02' })],
    ['grant.validity.endsBeforeStart', [], give({ validTo: '2024-03-01' })],
    ['grant.revocation.unknown', [], revoke],
    ['grant.revocation.inThePast', [held()], { ...revoke, validTo: '2024-05-31' }],
    ['grant.revocation.alreadyEnded', [held({ validTo: '2024-06-01' })], revoke],
  ];

  it.each(refusals)('are refused with %s', (code, history, command) => {
    expect(
      given(grants, ...history)
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set([...refusals.map(([code]) => code), 'grant.duties.incompatible'])).toEqual(
      new Set(Object.keys(grantsRefusals)),
    );
  });

  it('lie in a stream whose name is safe for any subject', () => {
    expect(grantsId('王/伟 01')).toMatch(/^[0-9a-f-]{36}$/);
    expect(grantsId('a')).not.toBe(grantsId('b'));
  });
});
