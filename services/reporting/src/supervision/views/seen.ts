import type { ViewContext } from '@mingjian/service-kit';

/** Those of some organs whose things the reader may see here. @throws Problem a neutral 404 where they may see none */
export const seenOf = (
  { organs, deny }: Pick<ViewContext<unknown>, 'organs' | 'deny'>,
  of: readonly string[],
): readonly string[] => {
  const seen = organs === 'all' ? of : of.filter((organ) => organs.includes(organ));
  return seen.length > 0 ? seen : deny();
};
