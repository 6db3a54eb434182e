import type { Ground, OpennessAttribute, Visibility } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/** `returned`: review sent it back and the section must change it; `notOpen` may still be published after a reassessment (Art 18). */
export type ItemPhase = 'proposed' | 'returned' | 'withdrawn' | 'notOpen' | 'published';

export interface ProposedItem {
  readonly phase: ItemPhase;
  readonly item: string;
  readonly organ: string;
  readonly section: string;
  readonly visibility: Visibility;
  readonly attribute: OpennessAttribute;
  readonly ground: Ground | null;
  readonly indexNumber: string | null;
  /** Of the bytes that are valid now. */
  readonly digest: string;
  readonly publishBy: CivilDate;
  readonly termMissed: boolean;
}

export type ItemState = { readonly phase: 'unknown' } | ProposedItem;
