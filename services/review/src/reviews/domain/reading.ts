import type { Holder } from './commands.js';
import { actedBefore, isOwnDraft } from './guards.js';
import { currentLevel, isUndecided, type Level, type Review } from './state.js';

/** A chance to act at a level: the role of a grant, held oneself or as a deputy. */
export interface Chance extends Holder {
  readonly role: Level['role'];
}

/** The chance by which somebody may give the opinion that is due now; undefined when none allows it. */
export const chanceToOpine = <Held extends Chance>(review: Review, chances: readonly Held[]): Held | undefined =>
  isUndecided(review)
    ? chances.find(
        (chance) =>
          chance.role === currentLevel(review)?.role && !isOwnDraft(chance, review) && !actedBefore(chance, review),
      )
    : undefined;

/** Whether somebody took part on the present bytes, in their own name or through a deputy. */
export const tookPart = ({ round }: Review, sub: string): boolean =>
  round.participants.some(({ person }) => person === sub);
