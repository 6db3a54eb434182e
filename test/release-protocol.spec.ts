import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytes, ReleaseWorld, requestId, type Kind, type Logged } from './release-world.js';

type Data<Type extends Logged['type']> = Extract<Logged, { type: Type }>['data'];

const dataOf = <Type extends Logged['type']>(log: readonly Logged[], type: Type): readonly Data<Type>[] =>
  log.flatMap((event) => (event.type === type ? [event.data as Data<Type>] : []));

const released = (log: readonly Logged[]): readonly { request: string; digest: string }[] => [
  ...dataOf(log, 'ItemPublished'),
  ...dataOf(log, 'ReplyIssued'),
];

const agreed = (kind: Kind): ReleaseWorld => {
  const world = new ReleaseWorld(kind);
  world.propose();
  world.settle();
  world.pass();
  world.pass();
  world.settle();
  return world;
};

const kinds: readonly Kind[] = ['item', 'reply'];

describe.each(kinds)('the release of a reviewed %s', (kind) => {
  it('goes through request and clearance', () => {
    const world = agreed(kind);
    expect(world.release()).toBeNull();
    expect(released(world.log)).toEqual([]);
    world.settle();
    expect(released(world.log)).toMatchObject([{ request: requestId(1), digest: bytes('a') }]);
  });

  it('by its drafter is refused and kept (review rule 2, example 4)', () => {
    const world = agreed(kind);
    expect(world.release('xu')).toMatch(/^(reply|publication)\.release\.byDrafter$/);
    expect(world.types.at(-1)).toMatch(/^(Reply|Publication)ActRefused$/);
  });

  it('without review is refused and kept (prohibition 1)', () => {
    const world = new ReleaseWorld(kind);
    world.propose();
    world.settle();
    expect(world.release()).toMatch(/\.release\.notReviewed$/);
    expect(world.types.at(-1)).toMatch(/ActRefused$/);
  });

  it('after an edit is refused, or barred if publish has not heard of the edit (review rule 3)', () => {
    const world = agreed(kind);
    world.edit('b');
    world.deliver(0, 'kept');
    expect(world.release()).toBeNull();
    world.settle();
    expect(released(world.log)).toEqual([]);
    expect(dataOf(world.log, 'ReleaseBarred')).toMatchObject([{ code: 'review.release.otherBytes' }]);
    expect(world.release()).toMatch(/\.release\.superseded$/);
  });

  it('with an open doubt is barred (prohibition 3)', () => {
    const world = agreed(kind);
    world.doubt();
    world.release();
    world.settle();
    expect(released(world.log)).toEqual([]);
    expect(dataOf(world.log, 'ReleaseBarred')).toMatchObject([{ code: 'review.release.openDoubt' }]);
    expect(world.types.at(-1)).toMatch(/ReleaseBarred$/);
  });

  it('racing a classification is barred, or cleared first and then called back (prohibition 2, review rule 6)', () => {
    const barFirst = agreed(kind);
    barFirst.release();
    barFirst.classify();
    barFirst.settle();
    expect(released(barFirst.log)).toEqual([]);

    const releaseFirst = agreed(kind);
    releaseFirst.release();
    releaseFirst.deliver(0, 'kept');
    releaseFirst.classify();
    releaseFirst.settle();
    expect(released(releaseFirst.log)).toHaveLength(1);
    expect(releaseFirst.types.at(-1)).toBe(kind === 'item' ? 'PublicationWithdrawn' : 'ReplyReleaseRevoked');
  });

  it('racing an edit is barred, or cleared first', () => {
    const editFirst = agreed(kind);
    editFirst.release();
    editFirst.edit('b');
    editFirst.deliver(1, 'kept');
    editFirst.settle();
    expect(released(editFirst.log)).toEqual([]);
    expect(dataOf(editFirst.log, 'ReleaseBarred')).toMatchObject([{ code: 'review.release.otherBytes' }]);

    const releaseFirst = agreed(kind);
    releaseFirst.release();
    releaseFirst.edit('b');
    releaseFirst.settle();
    expect(released(releaseFirst.log)).toMatchObject([{ digest: bytes('a') }]);
    expect(dataOf(releaseFirst.log, 'ReleaseRevoked')).toMatchObject([{ cause: 'edited' }]);
    expect(dataOf(releaseFirst.log, 'PublicationWithdrawn')).toHaveLength(kind === 'item' ? 1 : 0);
  });
});

type Step = (world: ReleaseWorld) => void;

const step = (order: 'kept' | 'lost'): fc.Arbitrary<Step> => {
  const letter = fc.constantFrom('a', 'b', 'c');
  const pick = fc.nat({ max: 20 });
  const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
  const always = (act: Step) => fc.constant(act);
  return fc.oneof(
    weighted(
      24,
      pick.map((which) => (world) => world.deliver(which, order)),
    ),
    weighted(
      order === 'lost' ? 6 : 0,
      pick.map((which) => (world) => world.deliverAgain(which)),
    ),
    weighted(
      10,
      always((world) => world.pass()),
    ),
    weighted(
      6,
      always((world) => world.release()),
    ),
    weighted(
      1,
      always((world) => world.release('xu')),
    ),
    weighted(
      2,
      letter.map((to) => (world) => world.edit(to)),
    ),
    weighted(
      1,
      fc.tuple(fc.integer({ min: 2, max: 3 }), letter).map(
        ([n, to]) =>
          (world) =>
            world.propose(n, to),
      ),
    ),
    weighted(
      1,
      always((world) => world.doubt()),
    ),
    weighted(
      2,
      always((world) => world.resolve('mayGoOut')),
    ),
    weighted(
      1,
      always((world) => world.resolve('mustNotGoOut')),
    ),
    weighted(
      1,
      always((world) => world.classify()),
    ),
    weighted(
      2,
      always((world) => world.declassify()),
    ),
    weighted(
      2,
      always((world) => world.permit()),
    ),
  );
};

const play = (kind: Kind, steps: readonly Step[]): ReleaseWorld => {
  const world = new ReleaseWorld(kind);
  world.propose();
  for (const one of steps) one(world);
  return world;
};

/** Every release stands on one earlier clearance of its request and exactly its bytes, and no clearance carries two. */
const expectOnlyClearedBytes = ({ log }: ReleaseWorld): number => {
  log.forEach((event, at) => {
    if (event.type !== 'ItemPublished' && event.type !== 'ReplyIssued') return;
    const { request, digest } = event.data;
    const clearances = dataOf(log.slice(0, at), 'ReleaseCleared').filter((clearance) => clearance.request === request);
    expect(clearances).toMatchObject([{ digest }]);
    const decided = dataOf(log.slice(0, at), 'ReviewDecided').filter((decision) => decision.digest === digest);
    expect(decided.length).toBeGreaterThan(0);
  });
  const requests = released(log).map(({ request }) => request);
  expect(new Set(requests).size).toBe(requests.length);
  return requests.length;
};

describe.each(kinds)('whatever people do and however messages travel (%s)', (kind) => {
  const schedules = (order: 'kept' | 'lost') => fc.array(step(order), { minLength: 20, maxLength: 90, size: 'max' });

  it('bytes that were not cleared are never released, also when messages overtake each other and come twice (prohibition 1)', () => {
    let releases = 0;
    fc.assert(
      fc.property(schedules('lost'), (steps) => {
        releases += expectOnlyClearedBytes(play(kind, steps));
      }),
      { numRuns: 400 },
    );
    expect(releases).toBeGreaterThan(10);
  });

  it('once all messages have arrived, every request has its answer and nothing barred is out', () => {
    let releases = 0;
    fc.assert(
      fc.property(schedules('kept'), (steps) => {
        const world = play(kind, steps);
        world.settle();
        releases += expectOnlyClearedBytes(world);
        const { log, officeState, reviewed } = world;

        const asked = log.flatMap((event) =>
          event.type === 'ReplyReleaseRequested' || event.type === 'PublicationReleaseRequested'
            ? [event.data.request]
            : [],
        );
        const answered = log.flatMap((event) =>
          event.type === 'ReleaseCleared' || event.type === 'ReleaseBarred' ? [event.data.request] : [],
        );
        expect(answered).toEqual(asked);
        if (officeState.phase === 'absent') return;
        expect(officeState.request).toBeNull();

        const standing = reviewed
          ? [...reviewed.earlierClearances, ...(reviewed.round.clearance ? [reviewed.round.clearance] : [])]
          : [];
        if ('published' in officeState && officeState.published) {
          expect(standing).toContainEqual({
            request: officeState.published.request,
            digest: officeState.published.digest,
          });
        }
        if ('issued' in officeState && officeState.issued && officeState.issued.revokedBy === null) {
          const edited = dataOf(log, 'ReleaseRevoked').some(({ cause }) => cause === 'edited');
          if (!edited) expect(standing.map(({ request }) => request)).toContain(officeState.issued.request);
        }
      }),
      { numRuns: 400 },
    );
    expect(releases).toBeGreaterThan(10);
  });
});
