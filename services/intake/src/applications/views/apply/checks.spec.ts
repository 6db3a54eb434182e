import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applicant, request } from '../../applicant.js';
import { errorsIn, steps, submissionOf } from './checks.js';
import { emptyFields, textFields, type DraftFields } from './draft.js';

const stands = (organ: string): boolean => organ === 'transport';

const complete: DraftFields = {
  organ: 'transport',
  applicantType: 'naturalPerson',
  name: '市民甲',
  identityKind: 'other',
  identityNumber: 'DEMO-1',
  phone: '000-0000',
  email: '',
  address: '',
  postcode: '',
  description: '城南大桥2025年的检测报告',
  medium: 'electronic',
  delivery: 'portal',
  assistance: [],
};

const wrongWith = (over: Partial<DraftFields>): readonly string[] =>
  steps.flatMap((step) => errorsIn(step, { ...complete, ...over }, stands).map(({ field }) => field));

describe('the pages of an application', () => {
  it('have nothing to say of what is complete, without asking what for (Art 29)', () => {
    expect(wrongWith({})).toEqual([]);
    expect(Object.keys(emptyFields)).not.toContain('purpose');
  });

  it.each<[string, Partial<DraftFields>, string]>([
    ['an organ that does not stand', { organ: 'water' }, 'organ'],
    ['no kind of applicant', { applicantType: '' }, 'applicantType'],
    ['a wrong check digit', { identityKind: 'residentId', identityNumber: '110101199003070001' }, 'identityNumber'],
    ['nobody who can be reached', { phone: '' }, 'phone'],
    ['an address that is none', { email: 'name@' }, 'email'],
    ['too few words', { description: '报告' }, 'description'],
    ['post without an address', { delivery: 'post' }, 'delivery'],
    ['e-mail without one', { delivery: 'email' }, 'delivery'],
    ['a medium that nobody has', { medium: 'stone' }, 'medium'],
  ])('find %s, and say it at its field', (_, over, field) => {
    expect(wrongWith(over)).toEqual([field]);
  });

  it('let nothing through that the act would not take', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('', 'residentId', 'other', 'name@example.com', 'transport'),
    );
    const fields = fc.record({
      ...(Object.fromEntries(textFields.map((name) => [name, fc.oneof(fc.constant(complete[name]), text)])) as Record<
        (typeof textFields)[number],
        fc.Arbitrary<string>
      >),
      assistance: fc.constant([] as string[]),
    });
    fc.assert(
      fc.property(fields, (typed) => {
        const trimmed = Object.fromEntries(
          Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
        ) as unknown as DraftFields;
        fc.pre(steps.every((step) => errorsIn(step, trimmed, stands).length === 0));
        const body = submissionOf(trimmed) as { applicant: unknown; request: unknown };
        expect(applicant.safeParse(body.applicant).success).toBe(true);
        expect(request.safeParse(body.request).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
