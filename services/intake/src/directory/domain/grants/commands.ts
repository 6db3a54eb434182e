import type { CivilDate } from '@mingjian/core';
import type { GrantGiven } from './state.js';

export type GrantsCommand =
  | (GrantGiven & {
      readonly type: 'Give';
      readonly today: CivilDate;
      /** Who gives it. */
      readonly by: string;
      /** True when the organ exists on `validFrom`, or none is named. */
      readonly organStands: boolean;
      /** True when the organ has the section, or none is named. */
      readonly sectionStands: boolean;
      /** True when the person stood in for holds the role in the organ on `validFrom`, or nobody is stood in for. */
      readonly holderHolds: boolean;
    })
  | {
      readonly type: 'Revoke';
      readonly grant: string;
      readonly sub: string;
      /** The first day without the right; today ends it at once. */
      readonly validTo: CivilDate;
      readonly today: CivilDate;
    };
