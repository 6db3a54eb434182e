import type { AuditedKind } from '@mingjian/contracts';
import type { Engine } from '@mingjian/service-kit';
import type { CivilDate } from '@mingjian/core';

/** A thing as an auditor sees it. */
export interface Examined {
  readonly organ: string | null;
  /** The legal date of its first step. */
  readonly begunOn: CivilDate;
  /** Its life as states. */
  readonly steps: readonly unknown[];
}

/** How things are told to auditors. The service hands it in, because modules share no code. */
export type Examine = (engine: Engine, kind: AuditedKind, id: string) => Promise<Examined | undefined>;
