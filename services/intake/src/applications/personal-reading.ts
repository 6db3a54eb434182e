import { personalReadingEvents } from '@mingjian/contracts';
import { keepOnce, type ViewContext } from '@mingjian/service-kit';
import { applications } from './application.aggregate.js';
import type { ApplicationState } from './domain/index.js';

/** The case whose data they are. */
export interface WhoseData {
  readonly application: string;
  readonly organ: string | null;
  readonly section: string | null;
}

export const dataOfCase = (application: string, state: ApplicationState): WhoseData => ({
  application,
  organ: applications.organOf(state),
  section: applications.sectionOf?.(state) ?? null,
});

/**
 * Whether a reader may see the applicant's data of a case (`personal.read`); if so it is kept that they do, once for each letter and day,
 * before anything is opened (architecture rule 8).
 * @param letter the letter of the case, or the late entry that it comes by; null for its whole file
 */
export const readsPersonalData = async (
  { principal, engine, today }: ViewContext<unknown>,
  { application, organ, section }: WhoseData,
  letter: string | null,
): Promise<boolean> => {
  if (!principal || organ === null) return false;
  const { sub } = principal;
  const [grant] = engine.grantsFor({
    grants: engine.grantsOf(principal),
    permission: 'personal.read',
    organ,
    section,
  });
  if (!grant) return false;
  const actingFor = grant.deputyFor;
  await keepOnce(engine, {
    name: 'personalReading',
    events: personalReadingEvents,
    event: {
      type: 'PersonalDataRead' as const,
      data: { application, organ, letter, by: sub, actingFor, on: today },
    },
    key: [sub, application, letter ?? '', today],
    actor: { sub, organ: grant.organ, role: grant.role, grant: grant.grant },
    actingFor,
  });
  return true;
};
