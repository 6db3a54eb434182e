import { accessEvents } from '@mingjian/contracts';
import type { Permission, Principal } from '@mingjian/identity';
import type { Engine } from './engine.js';
import { keepOnce } from './kept-fact.js';

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

/**
 * Keeps that somebody was refused a read (architecture rule 2): once for each person, thing, view and day, so that nobody fills the
 * log by asking again; and only of things that exist, so that invented ids fill nothing either.
 */
export const keepRefusedRead = (
  engine: Engine,
  { view, permission, thing, principal, code }: RefusedRead,
): Promise<void> => {
  const { sub } = principal;
  const on = engine.today();
  return keepOnce(engine, {
    name: 'access',
    events: accessEvents[engine.service],
    event: {
      type: 'AccessRefused',
      data: {
        thing: thing ? { kind: thing.kind, id: thing.id } : null,
        organ: thing?.organ ?? null,
        view,
        permission,
        code,
        by: sub,
        on,
      },
    },
    key: [sub, view, thing?.kind ?? '', thing?.id ?? '', on],
    actor: { sub, organ: null, role: 'citizen', grant: null },
    actingFor: null,
  });
};
