import { accessEvents, sha256, type AccessEvent, type ServiceName } from '@mingjian/contracts';
import { accepted, uuidFrom } from '@mingjian/core';
import type { Permission, Principal } from '@mingjian/identity';
import { citizen } from './act.js';
import type { Aggregate } from './aggregate.js';
import type { Engine } from './engine.js';

/** Something that can be read, as the record of refused reads names it. */
export interface Thing {
  readonly kind: string;
  readonly id: string;
  readonly organ: string | null;
}

export interface RefusedRead {
  readonly view: string;
  readonly permission: Permission;
  readonly thing: Thing | undefined;
  readonly principal: Principal;
  readonly code: string;
}

type Keep = AccessEvent['data'];

/** One refused read; true once it is kept. */
const accessOf = (service: ServiceName): Aggregate<Keep, AccessEvent, boolean> => ({
  name: 'access',
  events: accessEvents[service],
  refusals: {},
  exists: (kept) => kept,
  organOf: () => null,
  decider: {
    initialState: false,
    evolve: () => true,
    decide: (data, kept) => (kept ? accepted() : accepted({ type: 'AccessRefused', data })),
  },
});

/**
 * Keeps that somebody was refused a read (architecture rule 2): once for each person, thing, view and day, so that nobody fills the
 * log by asking again; and only of things that exist, so that invented ids fill nothing either.
 */
export const keepRefusedRead = async (engine: Engine, read: RefusedRead): Promise<void> => {
  const { view, permission, thing, principal, code } = read;
  const access = accessOf(engine.service);
  const on = engine.today();
  const key = [principal.sub, view, thing?.kind ?? '', thing?.id ?? '', on];
  const id = uuidFrom('access', ...key);
  const { state: kept } = await engine.pipeline.load(access, id, false);
  if (kept) return;
  const commandId = `access:${id}`;
  await engine.pipeline.perform({
    name: 'refused read',
    aggregate: access,
    id,
    cause: {
      sub: principal.sub,
      commandId,
      digest: sha256(commandId),
      correlationId: id,
      causationId: commandId,
    },
    prepare: () => ({
      ...citizen(principal.sub),
      command: {
        thing: thing ? { kind: thing.kind, id: thing.id } : null,
        organ: thing?.organ ?? null,
        view,
        permission,
        code,
        by: principal.sub,
        on,
      },
    }),
  });
};
