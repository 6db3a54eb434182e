import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bytesUnderReview, type Kind, levels, proposed, releases } from '../city-steps.js';
import { city } from './city.js';

/** Invented: the area 320199 is nobody's. */
const NUMBER = '320199190003076636';
const WITH_NUMBER = `补助对象张某，公民身份号码${NUMBER}。`;
const masked = '3201**********6636';

const kinds: readonly Kind[] = ['reply', 'item'];

interface ReviewFile {
  readonly round: { readonly scanner: number; readonly personalData: readonly Readonly<Record<string, unknown>>[] };
}

describe.each(kinds)('personal data in a %s', (kind) => {
  const { opinion, release, edit, edited, released } = releases[kind];
  const opine = async (id: string, role: (typeof levels)[number]) =>
    city.as(staff(role)).post(`review/reviews/${id}/opinions`, { opinion, digest: await bytesUnderReview(city, id) });
  const decide = async (id: string, decision: object) =>
    city.as(staff('leader')).post(`review/reviews/${id}/personal-data/decisions`, {
      digest: await bytesUnderReview(city, id),
      findings: [1],
      ...decision,
    });
  const passBelow = async (id: string): Promise<void> => {
    for (const role of levels.slice(0, -1)) expect((await opine(id, role)).status).toBe(200);
  };
  const findingsOf = async (id: string) =>
    (await city.as(staff('leader')).get<ReviewFile>(`review/reviews/${id}`)).body.round;
  const namesOf = async (id: string): Promise<readonly string[]> => {
    await city.settle();
    return (await city.events()).filter(({ data }) => Object.values(data).includes(id)).map(({ name }) => name);
  };
  const releasedNow = async (id: string): Promise<boolean> => {
    await city.settle();
    await city.as(staff('publisher')).post(release(id), {});
    return (await namesOf(id)).includes(released);
  };

  it('keeps it from the last opinion and from release; decided as lawful it goes out', async () => {
    const id = await proposed(city, kind, WITH_NUMBER);
    expect(await findingsOf(id)).toMatchObject({
      scanner: 2,
      personalData: [{ finding: 1, kind: 'residentId', part: 'text', masked, decision: null }],
    });
    await passBelow(id);
    expect(await opine(id, 'leader')).toMatchObject({
      status: 409,
      code: 'review.personalData.undecided',
      body: { titleZh: expect.stringContaining('个人信息') },
    });
    expect(await releasedNow(id)).toBe(false);

    expect(await decide(id, { decision: 'lawful' })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await decide(id, { decision: 'lawful', reason: '本人书面同意公开' })).toMatchObject({ status: 200 });
    expect((await findingsOf(id)).personalData).toMatchObject([{ decision: 'lawful' }]);
    expect((await opine(id, 'leader')).status).toBe(200);
    expect(await releasedNow(id)).toBe(true);
  });

  it('that must be removed keeps it until an edit removed it', async () => {
    const id = await proposed(city, kind, WITH_NUMBER);
    await passBelow(id);
    expect(await decide(id, { decision: 'remove' })).toMatchObject({ status: 200 });
    expect(await opine(id, 'leader')).toMatchObject({ status: 409, code: 'review.personalData.toBeRemoved' });

    await city.as(staff('handler')).act(edit(id), edited(`补助对象张某，公民身份号码${masked}。`));
    await city.settle();
    expect((await findingsOf(id)).personalData).toEqual([]);
    await passBelow(id);
    expect((await opine(id, 'leader')).status).toBe(200);
    expect(await releasedNow(id)).toBe(true);
  });

  it('is decided by nobody but the level whose turn it is, and the attempt is kept', async () => {
    const id = await proposed(city, kind, WITH_NUMBER);
    expect(await decide(id, { decision: 'remove' })).toMatchObject({ status: 403, code: 'review.person.otherRole' });
    expect(await namesOf(id)).toContain('ReviewActRefused');
  });
});

describe('the log', () => {
  it('holds no number that was found, also not in another writing', async () => {
    await city.settle();
    const log = JSON.stringify((await city.events()).map(({ data }) => data));
    expect(log).toContain(masked);
    expect(log).not.toContain(NUMBER);
    expect(log).not.toContain(NUMBER.slice(4, 14));
  });
});
