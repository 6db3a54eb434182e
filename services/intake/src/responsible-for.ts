import { applicationEvents } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { readEvent, type Engine } from '@mingjian/service-kit';

/**
 * The organs that are responsible on a day for an application: the one that it was submitted to, or those that took over; null when
 * there is no such application.
 */
export const responsibleFor = async (
  application: string,
  { engine, today }: { readonly engine: Engine; readonly today: CivilDate },
): Promise<readonly string[] | null> => {
  const [submitted] = await engine.store.readStream(`application-${application}`);
  if (!submitted) return null;
  const { organ } = applicationEvents.ApplicationSubmitted.schema.parse(readEvent(submitted).data);
  return [organ, ...engine.directory.heirsOf(organ, today)];
};
