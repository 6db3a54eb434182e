import { sha256 } from '@mingjian/contracts';

/** The population in order, which its digest is of: the same ids are the same population, whoever gathers them. */
export const inOrder = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

/** SHA-256 of the ids in order, one a line. */
export const populationDigest = (ids: readonly string[]): string => sha256(inOrder(ids).join('\n'));

/**
 * Method `sha256-rank`: orders the ids by the SHA-256 of `<seed>\n<id>` and takes the first. No id has a better chance than another, nobody can steer which
 * come without knowing the seed beforehand, and anybody with the seed and the population draws the same.
 * @param size how many; a smaller population is drawn whole
 */
export const drawSample = (ids: readonly string[], seed: string, size: number): readonly string[] =>
  inOrder(ids)
    .map((id) => ({ id, rank: sha256(`${seed}\n${id}`) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
