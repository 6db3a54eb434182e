import { beforeEach, describe, expect, it } from '@jest/globals';
import { decodeEnvelope, remedyEvents, type RemedyEvent, type ServiceName } from '@mingjian/contracts';
import { accepted, refusal, refused } from '@mingjian/core';
import { ManualClock } from '@mingjian/core/testing';
import type { EventStore } from '@mingjian/event-store';
import { createMemoryEventStore } from '@mingjian/event-store/memory';
import type { Aggregate } from './aggregate.js';
import type { Cause, Doer } from './envelop.js';
import { CommandPipeline, NothingToDo, type Outcome } from './pipeline.js';
import { Problem } from './problem.js';

type Command = { readonly type: 'Lodge' } | { readonly type: 'Conclude'; readonly outcome: 'upheld' | 'corrected' };
type State = 'unknown' | 'lodged' | 'concluded';

const REMEDY = '7d6f3a52-0a3b-4a64-9d0f-3a3c1d2e4f50';
const of = { remedy: REMEDY, organ: 'transport', kind: 'suitDirect' } as const;
const lodged: RemedyEvent = { type: 'RemedyLodged', data: { ...of, application: null, lodgedOn: '2026-01-05' } };
const concluded = (outcome: 'upheld' | 'corrected'): RemedyEvent => ({
  type: 'RemedyConcluded',
  data: { ...of, outcome, concludedOn: '2026-01-05' },
});

/** The smallest thing with a state-dependent refusal. */
const remedies: Aggregate<Command, RemedyEvent, State> = {
  name: 'remedy',
  events: remedyEvents,
  refusals: { 'remedy.test.wrongState': { zh: '状态不符', en: 'Not in this state' } },
  exists: (state) => state !== 'unknown',
  organOf: () => 'transport',
  decider: {
    initialState: 'unknown',
    evolve: (_, event) => (event.type === 'RemedyLodged' ? 'lodged' : 'concluded'),
    decide(command, state) {
      if (command.type === 'Lodge' && state === 'unknown') return accepted(lodged);
      if (command.type === 'Conclude' && state === 'lodged') return accepted(concluded(command.outcome));
      return refused(refusal('remedy.test.wrongState', { state }));
    },
  },
};

const cause = (commandId: string, digest = 'a', sub = 'bai'): Cause & Doer => ({
  sub,
  actor: { sub, organ: 'transport', role: 'registrar', grant: null },
  actingFor: null,
  commandId,
  digest: digest.repeat(64),
  correlationId: 'c',
  causationId: commandId,
});

let store: EventStore;
let clock: ManualClock;
const newPipeline = (service: ServiceName = 'intake') => new CommandPipeline(service, store, clock);
beforeEach(() => {
  store = createMemoryEventStore('intake');
  clock = new ManualClock('2026-01-05');
});

const perform = (
  pipeline: CommandPipeline,
  command: Command,
  { actor, actingFor, ...by }: Cause & Doer,
  more: { readonly ifMatch?: number; readonly meanwhile?: () => Promise<unknown> } = {},
): Promise<Outcome> =>
  pipeline.perform({
    name: command.type,
    aggregate: remedies,
    id: REMEDY,
    cause: by,
    ifMatch: more.ifMatch,
    prepare: async () => {
      await more.meanwhile?.();
      return { actor, actingFor, command };
    },
  });
const lodge = { type: 'Lodge' } as const;
const conclude = (outcome: 'upheld' | 'corrected') => ({ type: 'Conclude', outcome }) as const;

describe('the command pipeline', () => {
  it('appends what was decided and answers with the place of it', async () => {
    const pipeline = newPipeline();
    const outcome = await perform(pipeline, lodge, cause('1'));
    expect(outcome).toMatchObject({ status: 201, version: 1, repeated: false });
    expect(outcome.body).toMatchObject({ id: REMEDY, version: 1, source: 'intake', sequence: 1 });
    expect(await perform(pipeline, conclude('upheld'), cause('2'))).toMatchObject({ status: 200, version: 2 });

    const [event] = await store.read(0, 1);
    const envelope = decodeEnvelope(event!.body);
    expect(envelope).toMatchObject({
      source: '/mingjian/intake',
      subject: `remedy-${REMEDY}`,
      streamVersion: 1,
      occurredOn: '2026-01-05',
      command: { id: '1' },
      actor: { sub: 'bai', role: 'registrar' },
      data: lodged.data,
    });
    expect(event!.id).toBe(envelope.id);
  });

  it.each([
    ['refuses nothing', Problem.of('request.notFound')],
    ['leaves nothing undone', new NothingToDo()],
  ])('%s by a state that another instance has already left behind', async (_, absent) => {
    const [one, other] = [newPipeline(), newPipeline()];
    await other.load(remedies, REMEDY);
    await perform(one, lodge, cause('1'));
    const { actor, actingFor, ...by } = cause('2');
    const outcome = await other.perform<Command, RemedyEvent, State>({
      name: 'conclude',
      aggregate: remedies,
      id: REMEDY,
      cause: by,
      prepare: ({ state }) => {
        if (state !== 'lodged') throw absent;
        return { actor, actingFor, command: conclude('upheld') };
      },
    });
    expect(outcome).toMatchObject({ status: 200, version: 2 });
  });

  it('dates an event by the legal date that its fact states, whatever the day of recording', async () => {
    clock = new ManualClock('2026-01-07');
    await perform(newPipeline(), lodge, cause('1'));
    const [event] = await store.read(0, 1);
    expect(decodeEnvelope(event!.body)).toMatchObject({
      occurredOn: '2026-01-05',
      time: expect.stringMatching(/^2026-01-0[67]T/),
    });
  });

  it('answers a repeated command with the first outcome, whatever has happened since', async () => {
    const pipeline = newPipeline();
    const first = await perform(pipeline, lodge, cause('1'));
    await perform(pipeline, conclude('upheld'), cause('2'));
    for (const again of [pipeline, newPipeline()]) {
      expect(await perform(again, lodge, cause('1'))).toEqual({ ...first, repeated: true });
    }
    expect((await store.head()).sequence).toBe(2);
  });

  it('keeps a refusal: the same command stays refused when its time has come', async () => {
    const pipeline = newPipeline();
    const early = await perform(pipeline, conclude('upheld'), cause('early'));
    expect(early).toMatchObject({ status: 409, body: { code: 'remedy.test.wrongState', titleZh: '状态不符' } });
    await perform(pipeline, lodge, cause('1'));
    expect(await perform(pipeline, conclude('upheld'), cause('early'))).toEqual({ ...early, repeated: true });
    expect(await perform(pipeline, conclude('upheld'), cause('new'))).toMatchObject({ status: 200 });
  });

  it('refuses another request under a command id that was used, but only of the same person', async () => {
    const pipeline = newPipeline();
    await perform(pipeline, lodge, cause('1'));
    await expect(perform(pipeline, conclude('upheld'), cause('1', 'b'))).rejects.toMatchObject({
      code: 'command.idReused',
      status: 422,
    });
    expect(await perform(pipeline, conclude('upheld'), cause('1', 'b', 'he'))).toMatchObject({ status: 200 });
  });

  it('decides again on the newest state when its own was stale, also for a refusal', async () => {
    const one = newPipeline();
    const other = newPipeline();
    await perform(one, lodge, cause('1'));
    expect(await perform(other, lodge, cause('2'))).toMatchObject({ body: { facts: { state: 'lodged' } } });
    await perform(one, conclude('upheld'), cause('3'));
    const late = await perform(other, conclude('corrected'), cause('4'));
    expect(late.body).toMatchObject({ code: 'remedy.test.wrongState', facts: { state: 'concluded' } });
    expect((await store.head()).sequence).toBe(2);
  });

  it('decides again after a lost race', async () => {
    const one = newPipeline();
    const other = newPipeline();
    let rounds = 0;
    const outcome = await perform(one, lodge, cause('1'), {
      meanwhile: async () => (rounds += 1) === 1 && perform(other, lodge, cause('2')),
    });
    expect(rounds).toBe(2);
    expect(outcome).toMatchObject({ status: 409, body: { facts: { state: 'lodged' } } });
  });

  it('gives up, without an outcome, when others are always faster', async () => {
    let n = 0;
    const always: EventStore = { ...bound(store), append: async () => ({ kind: 'conflict', actualVersion: (n += 1) }) };
    const pipeline = new CommandPipeline('intake', always, clock);
    await expect(perform(pipeline, lodge, cause('1'))).rejects.toMatchObject({
      code: 'command.contended',
      status: 409,
    });
    expect(n).toBeGreaterThan(1);
    expect(await perform(newPipeline(), lodge, cause('1'))).toMatchObject({ status: 201 });
  });

  it('performs a command only on the version that its sender saw', async () => {
    const pipeline = newPipeline();
    await perform(pipeline, lodge, cause('1'), { ifMatch: 0 });
    for (const ifMatch of [0, 2]) {
      const outcome = await perform(pipeline, conclude('upheld'), cause(`stale ${ifMatch}`), { ifMatch });
      expect(outcome).toMatchObject({ status: 412, body: { code: 'version.mismatch', facts: { version: 1 } } });
    }
    const other = newPipeline();
    await perform(other, conclude('upheld'), cause('2'), { ifMatch: 1 });
    // The first pipeline still remembers version 1, which is not what the store holds.
    expect(await perform(pipeline, conclude('upheld'), cause('3'), { ifMatch: 1 })).toMatchObject({ status: 412 });
  });

  it('keeps nothing of a command that could not be built', async () => {
    const pipeline = newPipeline();
    const broken = () => Promise.reject(Problem.of('request.notFound'));
    await expect(perform(pipeline, lodge, cause('1'), { meanwhile: broken })).rejects.toBeInstanceOf(Problem);
    expect(await perform(pipeline, lodge, cause('1', 'b'))).toMatchObject({ status: 201 });
  });

  it('answers a retry with the first outcome also when its sender may no longer do it', async () => {
    const pipeline = newPipeline();
    const first = await perform(pipeline, lodge, cause('1'));
    const revoked = { meanwhile: () => Promise.reject(Problem.of('permission.missing')) };
    expect(await perform(pipeline, lodge, cause('1'), revoked)).toEqual({ ...first, repeated: true });
    const refusedOnce = await perform(pipeline, lodge, cause('2'));
    expect(await perform(pipeline, lodge, cause('2'), revoked)).toEqual({ ...refusedOnce, repeated: true });
    await expect(perform(pipeline, lodge, cause('1', 'b'), revoked)).rejects.toMatchObject({
      code: 'command.idReused',
    });
    for (const by of [cause('3'), cause('1', 'a', 'he')]) {
      await expect(perform(pipeline, lodge, by, revoked)).rejects.toMatchObject({ code: 'permission.missing' });
    }
  });

  it('asks for a first outcome only when a command is refused before it is decided', async () => {
    let asked = 0;
    const counting: EventStore = {
      ...bound(store),
      firstAnswer: (actor, id) => ((asked += 1), store.firstAnswer(actor, id)),
    };
    const pipeline = new CommandPipeline('intake', counting, clock);
    for (const id of ['1', '1', '2']) await perform(pipeline, lodge, cause(id));
    expect(asked).toBe(0);
  });

  it('gives the same event the same id on every try', async () => {
    const [first, second] = [createMemoryEventStore('intake'), createMemoryEventStore('intake')];
    for (const on of [first, second]) await perform(new CommandPipeline('intake', on, clock), lodge, cause('1'));
    expect((await second.read(0, 1))[0]!.body).toBe((await first.read(0, 1))[0]!.body);
  });
});

/** A store's methods as plain functions, so that one of them can be replaced. */
const bound = (of: EventStore): EventStore => ({
  source: of.source,
  append: (append) => of.append(append),
  firstAnswer: (actor, id) => of.firstAnswer(actor, id),
  readStream: (stream, after) => of.readStream(stream, after),
  read: (after, limit) => of.read(after, limit),
  head: () => of.head(),
  sequenceAt: (moment) => of.sequenceAt(moment),
  onAppend: (wake) => of.onAppend(wake),
  close: () => of.close(),
});
