import { applicationEvents, decodeEnvelope } from '@mingjian/contracts';
import { readEvent, streamOf, type Engine } from '@mingjian/service-kit';
import { applications } from './application.aggregate.js';
import type { SplitOff } from './domain/index.js';

/** What somebody once submitted, and who and what that was. */
export interface Original {
  readonly data: NonNullable<SplitOff['original']>;
  /** Opens the sealed fields `applicant`, `request` and, where there is one, `assistance`. @throws NotInVault, VaultBroken */
  open(): Promise<Readonly<Record<string, unknown>>>;
}

/** An application as it was submitted; null when there is none. */
export const originalOf = async (id: string, { store, vault }: Engine): Promise<Original | null> => {
  const [submitted] = await store.readStream(streamOf(applications, id));
  if (!submitted) return null;
  const { data } = readEvent(submitted);
  const sealed = decodeEnvelope(submitted.body).personal;
  return {
    data: applicationEvents.ApplicationSubmitted.schema.parse(data),
    async open() {
      const opened = sealed.map(async ({ field, ref }) => [field, (await vault.open(ref)).value] as const);
      return Object.fromEntries(await Promise.all(opened));
    },
  };
};
