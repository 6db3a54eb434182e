import type { RuleRow } from '@mingjian/contracts';

type NodeTime = Pick<RuleRow<'publicationNodes'>, 'phase' | 'rhythm' | 'updateEvery' | 'updateUnit'>;

const phases = { before: '事前公开', during: '事中公开', after: '事后公开' } as const;
const rhythms = { longTerm: '长期公开', timely: '及时公开' } as const;
const units = { weeks: '周', months: '个月' } as const;

/** When a node is published, for people: 事前公开，每2周更新; null where nobody fixed anything. */
export const timeOfNode = ({ phase, rhythm, updateEvery, updateUnit }: NodeTime): string | null => {
  const parts = [
    phase && phases[phase],
    rhythm !== null && rhythm !== 'periodic' && rhythms[rhythm],
    updateEvery !== null && updateUnit !== null && `定期公开，每${updateEvery}${units[updateUnit]}更新`,
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join('，');
};
