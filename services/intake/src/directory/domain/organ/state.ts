import type { CivilDate } from '@mingjian/core';

/** What later decisions about an organ need to know of it. */
export type OrganState =
  | { readonly phase: 'unknown' }
  | {
      readonly phase: 'established';
      readonly organ: string;
      readonly validFrom: CivilDate;
      /** The first day without the organ, once its end is decided. */
      readonly validTo: CivilDate | null;
      readonly sections: readonly string[];
    };
