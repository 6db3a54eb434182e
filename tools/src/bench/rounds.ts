/** How often everything is measured; each figure is the median of its rounds. */
export const ROUNDS = 3;

export interface Contest<Ours, Theirs> {
  readonly ours: () => Promise<Ours>;
  readonly theirs: () => Promise<Theirs>;
}

/**
 * Measures two contestants in turn, beginning with the other one in every second round, so that neither always has the colder
 * caches or the busier hour of the machine.
 */
export const inTurn = async <Ours, Theirs>(
  contest: Contest<Ours, Theirs>,
): Promise<{ readonly ours: readonly Ours[]; readonly theirs: readonly Theirs[] }> => {
  const ours: Ours[] = [];
  const theirs: Theirs[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % 2 === 0) ours.push(await contest.ours());
    theirs.push(await contest.theirs());
    if (round % 2 === 1) ours.push(await contest.ours());
  }
  return { ours, theirs };
};
