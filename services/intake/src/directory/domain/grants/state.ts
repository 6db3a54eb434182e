import type { GrantEvent } from '@mingjian/contracts';

export type GrantGiven = Extract<GrantEvent, { type: 'GrantGiven' }>['data'];

/** What one person was given, by grant, each with its last known end. */
export interface GrantsState {
  readonly sub: string | null;
  readonly grants: ReadonlyMap<string, GrantGiven>;
}
