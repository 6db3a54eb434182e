import { beforeAll, describe, expect, it } from '@jest/globals';
import { AUDITOR, staff } from '@mingjian/service-kit/testing';
import { agreed, agreedOne, bytesUnderReview, type Kind, levels, pass, proposed, releases } from '../city-steps.js';
import { city } from './city.js';

/** Hands the thing in as a handler, and holds a publisher's grant too. */
const TWO_HATS = 'transport.two-hats';
const RACES = 12;

beforeAll(async () => {
  await city.give({ sub: TWO_HATS, role: 'handler' });
  await city.give({ sub: TWO_HATS, role: 'publisher' });
});

interface Kept {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the record of reporting holds of a case, as the auditor can read it. */
const recordOf = async (id: string): Promise<readonly Kept[]> => {
  await city.settle();
  const { body } = await city.as(AUDITOR).get<{ entries: readonly Kept[] }>(`reporting/cases/${id}/timeline`);
  return body.entries;
};
const namesOf = async (id: string): Promise<readonly string[]> => (await recordOf(id)).map(({ name }) => name);

const publisher = () => city.as(staff('publisher'));
const secrecyReviewer = () => city.as(staff('secrecyReviewer'));

const kinds: readonly Kind[] = ['reply', 'item'];

describe.each(kinds)('the release of a %s', (kind) => {
  const { opinion, release, edit, edited, released, attemptKept, code } = releases[kind];

  /** The attempt is refused with its own code and stands in the record. */
  const expectRefused = async (id: string, by: string, wanted: string, status: number): Promise<void> => {
    const answer = await city.as(by).post(release(id), {});
    expect([answer.status, answer.code]).toEqual([status, wanted]);
    expect(answer.body).toMatchObject({
      title: expect.stringMatching(/\w/),
      titleZh: expect.stringMatching(/\p{Script=Han}/u),
    });
    const record = await recordOf(id);
    expect(record.filter(({ name }) => name === attemptKept).at(-1)?.data).toMatchObject({ code: wanted, by });
    expect(record.map(({ name }) => name)).not.toContain(released);
  };

  it('is refused and recorded while review has not decided', async () => {
    const id = await proposed(city, kind);
    await expectRefused(id, staff('publisher'), `${code}.release.notReviewed`, 409);
    const digest = await bytesUnderReview(city, id);
    for (const role of levels.slice(0, -1))
      await city.as(staff(role)).act(`review/reviews/${id}/opinions`, { opinion, digest });
    await city.settle();
    await expectRefused(id, staff('publisher'), `${code}.release.notReviewed`, 409);
  });

  it('of something that never came to review finds nothing to release', async () => {
    const nothing = '4e1f8f3e-5d1a-4f3e-8d1c-0a2b3c4d5e6f';
    await city.settle();
    const before = await city.heads();
    expect(await publisher().post(release(nothing), {})).toMatchObject({ status: 404, code: 'request.notFound' });
    expect(await city.heads()).toEqual(before);
  });

  it('is refused and recorded after an edit, until the new bytes were reviewed', async () => {
    const id = await agreedOne(city, kind);
    await city.as(staff('handler')).act(edit(id), edited('改动后的正文'));
    await city.settle();
    await expectRefused(id, staff('publisher'), `${code}.release.superseded`, 409);
    await pass(city, kind, id);
    await city.settle();
    await publisher().act(release(id), {});
    expect(await namesOf(id)).toContain(released);
  });

  it('by whoever drafted or edited it is refused and recorded, also with a publisher’s grant', async () => {
    const id = await agreedOne(city, kind);
    await city.as(TWO_HATS).act(edit(id), edited('由两用人改动'));
    await city.settle();
    await pass(city, kind, id);
    await city.settle();
    await expectRefused(id, TWO_HATS, `${code}.release.byDrafter`, 403);
  });

  it('by somebody without the right is refused and recorded (S8)', async () => {
    const id = await agreedOne(city, kind);
    await expectRefused(id, staff('leader'), 'permission.missing', 403);
  });

  it('with an open doubt is barred by review; without it, cleared (prohibition 3)', async () => {
    const id = await agreedOne(city, kind);
    await city.as(staff('leader')).act(`review/reviews/${id}/doubts`, { reason: '是否涉及工作秘密不清楚' });
    await publisher().act(release(id), {});
    const record = await recordOf(id);
    expect(record.find(({ name }) => name === 'ReleaseBarred')?.data).toMatchObject({
      code: 'review.release.openDoubt',
    });
    expect(record.map(({ name }) => name)).not.toContain(released);

    const doubt = record.find(({ name }) => name === 'DoubtRaised')?.data['doubt'];
    await secrecyReviewer().act(`review/reviews/${id}/doubts/resolution`, { doubt, finding: 'mayGoOut' });
    await publisher().act(release(id), {});
    expect(await namesOf(id)).toContain(released);
  });

  it('of something classified is barred, also after it was declassified without a permission (prohibition 2)', async () => {
    const id = await agreedOne(city, kind);
    await secrecyReviewer().act(`review/reviews/${id}/classification`, { level: 'secret' });
    await publisher().act(release(id), {});
    await city.settle();
    await secrecyReviewer().act(`review/reviews/${id}/declassification`, {});
    await publisher().act(release(id), {});
    const bars = (await recordOf(id)).filter(({ name }) => name === 'ReleaseBarred').map(({ data }) => data['code']);
    expect(bars).toEqual(['review.release.classified', 'review.release.notPermitted']);
    expect(await namesOf(id)).not.toContain(released);
  });

  it('racing a classification is barred, or called back: nothing classified stays out (Secrets Law Art 64)', async () => {
    const ids = await agreed(city, kind, texts('定密竞争'));
    await Promise.all(
      ids.flatMap((id, n) => [
        after(0, () => publisher().post(release(id), {})),
        after(n, () => secrecyReviewer().act(`review/reviews/${id}/classification`, { level: 'workSecret' })),
      ]),
    );
    await city.settle();
    for (const id of ids) {
      const names = await namesOf(id);
      const out = names.filter((name) => name === released).length;
      const back = names.filter((name) => name === 'PublicationWithdrawn' || name === 'ReplyReleaseRevoked').length;
      const barred = names.filter((name) => name === 'ReleaseBarred').length;
      expect([out, back, barred]).toEqual(out === 1 ? [1, 1, 0] : [0, 0, names.includes('ReleaseRevoked') ? 0 : 1]);
    }
  });

  it('racing an edit lets out the reviewed bytes or nothing (review rule 3)', async () => {
    const ids = await agreed(city, kind, texts('修改竞争'));
    await Promise.all(
      ids.flatMap((id, n) => [
        after(0, () => publisher().post(release(id), {})),
        after(n, () => city.as(staff('handler')).post(edit(id), edited(`未经审核 ${n}`))),
      ]),
    );
    await city.settle();
    for (const id of ids) {
      const record = await recordOf(id);
      const unreviewed = record
        .filter(({ name }) => name === 'ItemEdited' || name === 'ReplyEdited')
        .map(({ data }) => data['digest']);
      const out = record.filter(({ name }) => name === released).map(({ data }) => data['digest']);
      expect(out.length).toBeLessThanOrEqual(1);
      for (const digest of out) expect(unreviewed).not.toContain(digest);
    }
  });
});

describe('over everything that was tried here', () => {
  it('no bytes went out that review had not decided and cleared for exactly that request, once', async () => {
    const events = await city.events();
    const cleared = events
      .filter(({ name }) => name === 'ReleaseCleared')
      .map(({ data }) => `${data['request']} ${data['digest']}`);
    const decided = new Set(
      events
        .filter(({ name, data }) => name === 'ReviewDecided' && ['agreed', 'open'].includes(String(data['outcome'])))
        .map(({ data }) => data['digest']),
    );
    const out = events.filter(({ name }) => name === 'ReplyIssued' || name === 'ItemPublished');
    expect(out.length).toBeGreaterThanOrEqual(4);
    expect(new Set(out.map(({ data }) => data['request'])).size).toBe(out.length);
    for (const { data } of out) {
      expect(cleared.filter((one) => one === `${data['request']} ${data['digest']}`)).toHaveLength(1);
      expect(decided).toContain(data['digest']);
    }
  });

  it('every request has exactly one answer of review', async () => {
    const events = await city.events();
    const requests = events.filter(({ name }) => name.endsWith('ReleaseRequested')).map(({ data }) => data['request']);
    const answers = events
      .filter(({ name }) => name === 'ReleaseCleared' || name === 'ReleaseBarred')
      .map(({ data }) => data['request']);
    expect([...answers].sort()).toEqual([...requests].sort());
  });
});

const texts = (of: string): readonly string[] => Array.from({ length: RACES }, (_, n) => `${of} ${n}`);

/** A little later each time, so that the race is won now by the one and now by the other. */
const after = async <Result>(n: number, act: () => Promise<Result>): Promise<Result> => {
  await new Promise((resolve) => setTimeout(resolve, n * 40));
  return act();
};
