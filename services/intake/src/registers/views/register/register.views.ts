import { date, organId, publicRegisters, registers } from '@mingjian/contracts';
import { defineView, Problem, thingOf, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { diffOf, entriesOn, type RegisterState } from '../../domain/index.js';
import { registerId, registerLists } from '../../register.aggregate.js';

const stateOf = async (engine: Engine, kind: string, organ: string): Promise<RegisterState> => {
  const known = registers.find((each) => each === kind);
  if (!known || !organId.safeParse(organ).success) throw Problem.of('request.notFound');
  return (await engine.pipeline.load(registerLists, registerId(known, organ))).state;
};

const query = z.strictObject({
  /** The day; today unless given. */
  on: date.optional(),
  /** What changed since this day, instead of all that is there. */
  since: date.optional(),
});

const shown = (state: RegisterState, today: string, { on = today, since }: z.infer<typeof query>): object =>
  since === undefined
    ? { on, entries: [...entriesOn(state, on)].map(([entry, fields]) => ({ entry, ...fields })) }
    : { since, on, ...diffOf(state, since, on) };

/** A register that everybody may read: powers, responsibilities, results of motions. */
export const publicRegister = defineView({
  name: 'register.public',
  path: 'public-registers/:register/:organ',
  permission: 'public',
  query,
  handle: async ({ params, query: wanted, engine, today }) => {
    const { register = '', organ = '' } = params;
    if (!publicRegisters.some((each) => each === register)) throw Problem.of('request.notFound');
    return shown(await stateOf(engine, register, organ), today, wanted);
  },
});

/** Any register of an organ, for its people. */
export const registerOfOrgan = defineView({
  name: 'register.list',
  path: 'registers/:register/:organ',
  permission: 'register.read',
  query,
  thing: ({ register = '', organ = '' }, engine) => thingOf(registerLists)({ id: `${register}-${organ}` }, engine),
  handle: async ({ params, query: wanted, engine, today, requireOrgan }) => {
    const { register = '', organ = '' } = params;
    requireOrgan(organ);
    return shown(await stateOf(engine, register, organ), today, wanted);
  },
});
