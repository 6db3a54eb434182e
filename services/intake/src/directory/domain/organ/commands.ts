import type { OrganEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

type Established = Extract<OrganEvent, { type: 'OrganEstablished' }>['data'];

export type OrganCommand =
  | (Established & {
      readonly type: 'Establish';
      /** True when the parent exists on `validFrom`, or none is named. */
      readonly parentStands: boolean;
      /** The organ that already uses this code, if there is one: numbers with it would collide. */
      readonly codeHolder: string | null;
    })
  | {
      readonly type: 'OpenSection';
      readonly organ: string;
      readonly section: Established['sections'][number];
      readonly validFrom: CivilDate;
    }
  | {
      readonly type: 'Abolish';
      readonly organ: string;
      readonly successors: readonly string[];
      /** The first day without the organ. */
      readonly validTo: CivilDate;
      readonly today: CivilDate;
      /** Those of the successors that exist on that day. */
      readonly standingSuccessors: readonly string[];
      /** The organs directly below on that day; they go to the successors. */
      readonly childrenThen: readonly string[];
    };
