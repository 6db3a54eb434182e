/** What somebody asked for, by the key under which it is compared. */
export interface Asked {
  readonly key: string;
  readonly description: string;
}

export interface Likeness {
  readonly key: string;
  /** From 0 (nothing in common) to 1 (the same words). */
  readonly score: number;
}

/** From here on two requests are suggested as alike; that they are is for a person to say. */
export const ALIKE = 0.45;

/**
 * How alike requests are, by their pairs of characters, each weighed by how rare it is among all that are compared: 「申请公开」 stands in every
 * request and tells nothing. Nothing is learnt or kept; the result depends on the texts alone.
 */
export const likenessAmong = (
  asked: readonly Asked[],
): {
  /** The requests that are like one of them, the most alike first; itself is none of them. */
  like(key: string, atLeast?: number): readonly Likeness[];
  /** Groups in which each is like some other of its group, the largest first; whatever is like nothing is in none. */
  groups(atLeast?: number): readonly (readonly string[])[];
} => {
  const pairs = new Map(asked.map(({ key, description }) => [key, pairsOf(description)]));
  const holders = new Map<string, string[]>();
  for (const [key, own] of pairs) {
    for (const pair of own) {
      const known = holders.get(pair);
      if (known) known.push(key);
      else holders.set(pair, [key]);
    }
  }
  const weight = (pair: string): number => Math.log(1 + pairs.size / holders.get(pair)!.length);
  const lengths = new Map(
    [...pairs].map(([key, own]) => [key, Math.sqrt([...own].reduce((sum, pair) => sum + weight(pair), 0))]),
  );

  const like = (key: string, atLeast = ALIKE): readonly Likeness[] => {
    const common = new Map<string, number>();
    for (const pair of pairs.get(key) ?? []) {
      const weighed = weight(pair);
      for (const other of holders.get(pair)!) common.set(other, (common.get(other) ?? 0) + weighed);
    }
    common.delete(key);
    return [...common]
      .map(([other, sum]) => ({ key: other, score: sum / (lengths.get(key)! * lengths.get(other)!) }))
      .filter(({ score }) => score >= atLeast)
      .sort((one, other) => other.score - one.score || one.key.localeCompare(other.key));
  };

  const groups = (atLeast = ALIKE): readonly (readonly string[])[] => {
    const found: string[][] = [];
    const seen = new Set<string>();
    for (const first of pairs.keys()) {
      if (seen.has(first)) continue;
      seen.add(first);
      const group = [first];
      // The list grows while it is walked: whoever joins brings along those that are like them.
      for (const member of group) {
        for (const { key } of like(member, atLeast)) {
          if (seen.has(key)) continue;
          seen.add(key);
          group.push(key);
        }
      }
      if (group.length > 1) found.push(group.sort());
    }
    return found.sort((one, other) => other.length - one.length || one[0]!.localeCompare(other[0]!));
  };

  return { like, groups };
};

/** Pairs of neighbouring letters and digits; width, case, spaces and marks make no difference. A single character stands for itself. */
const pairsOf = (description: string): ReadonlySet<string> => {
  const letters = [...description.normalize('NFKC').toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  return new Set(
    letters.length === 1 ? letters : letters.slice(1).map((letter, place) => `${letters[place]!}${letter}`),
  );
};
