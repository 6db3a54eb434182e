import type { CivilDate } from '@mingjian/core';
import { coversSection } from '@mingjian/identity';
import type { Directory } from '@mingjian/reference';
import { actingOrgan, currentLevel, type Level, type ReviewState, type Staffing } from './domain/index.js';

/** Who could act at a level of a review, organ by organ from the acting one upwards: what the domain rules people out of. */
export const staffingOf = (
  directory: Directory,
  { level, role }: Level,
  { organ, section }: { readonly organ: string; readonly section: string },
  on: CivilDate,
): Staffing => ({
  level,
  organs: [organ, ...directory.ancestorsOf(organ, on)].map((at) => ({
    organ: at,
    holders: directory
      .heirsOf(at, on)
      .flatMap((heir) =>
        // A wider grant only looks: at a level people act for their own organ.
        directory.holdersOf(role, heir, on).filter((grant) => grant.organ === heir && coversSection(grant, section)),
      )
      .map(({ sub, deputyFor }) => ({ by: sub, actingFor: deputyFor })),
  })),
});

/** The organ as which somebody acts at a level: people of its successors act as the ended organ whose turn it is. */
export const organActedFor = (
  directory: Directory,
  state: ReviewState,
  organ: string | null,
  on: CivilDate,
): string | null => {
  if (state.phase === 'absent' || organ === null) return organ;
  const acting = actingOrgan(state);
  return directory.heirsOf(acting, on).includes(organ) ? acting : organ;
};

/** The staffing of the level whose turn it is; null where none is. */
export const staffingNow = (directory: Directory, state: ReviewState, on: CivilDate): Staffing | null => {
  const level = state.phase === 'absent' ? undefined : currentLevel(state);
  return state.phase === 'absent' || !level
    ? null
    : staffingOf(directory, level, { organ: actingOrgan(state), section: state.section }, on);
};

/** The staffing of the level `place` steps into the review, which begins in the review's own organ; null where there is none. */
export const staffingAt = (directory: Directory, state: ReviewState, place: number, on: CivilDate): Staffing | null => {
  const level = state.phase === 'absent' ? undefined : state.levels[place];
  return state.phase === 'absent' || !level ? null : staffingOf(directory, level, state, on);
};
