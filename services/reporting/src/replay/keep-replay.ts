import { auditReadingEvents, type AuditReadingEvent } from '@mingjian/contracts';
import { keepOnce, type Engine, type ViewContext } from '@mingjian/service-kit';

/** What a replay needs of whom it answers. */
export interface ReplayContext extends Pick<ViewContext<unknown>, 'params' | 'principal' | 'today' | 'requireOrgan'> {
  readonly engine: Pick<Engine, 'pool' | 'pipeline' | 'grantsOf' | 'grantsFor'>;
}

/** Keeps that somebody looked into the past of a thing, whatever they asked of it: once for each person, thing and day. */
export const keepReplay = async (
  { engine, principal, today }: Pick<ReplayContext, 'engine' | 'principal' | 'today'>,
  { kind, id, organ }: { readonly kind: string; readonly id: string; readonly organ: string | null },
): Promise<void> => {
  if (!principal) return;
  const { sub } = principal;
  const grants = engine.grantsOf(principal);
  const [grant] = engine.grantsFor({ grants, permission: 'report.read', organ, section: null });
  const event: AuditReadingEvent = { type: 'ThingReplayed', data: { organ, thing: { kind, id }, by: sub, on: today } };
  await keepOnce(engine, {
    ...{ name: 'auditReading', events: auditReadingEvents, event, key: ['replay', sub, kind, id, today] },
    actor: { sub, organ: grant?.organ ?? null, role: grant?.role ?? 'citizen', grant: grant?.grant ?? null },
    actingFor: grant?.deputyFor ?? null,
  });
};
