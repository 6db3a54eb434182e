import type { RefusalTexts } from '../refusal-texts.js';

export const rulesRefusals = {
  'rules.organ.unknown': { zh: '该机关在生效日不存在', en: 'The organ does not exist on that day' },
  'rules.validity.inThePast': { zh: '规则变更不得溯及既往', en: 'A change of rules cannot begin in the past' },
  'rules.rows.none': { zh: '规则表为空', en: 'The table has no rows', status: 422 },
  'rules.rows.twice': { zh: '规则重复', en: 'A rule is stated twice', status: 422 },
  'rules.rows.incomplete': { zh: '规则不完整', en: 'A rule is missing from the table', status: 422 },
  'rules.terms.againstLaw': {
    zh: '期限不得宽于法定期限，也不得改变他人的法定期限',
    en: 'An organ may not loosen a statutory term, nor change a term that other people have',
  },
  'rules.levels.notInOrder': { zh: '审核层级须从一起连续编号', en: 'Levels count from 1 without gaps', status: 422 },
  'rules.levels.notAReviewer': { zh: '该角色没有审核职责', en: 'This role does not review', status: 422 },
  'rules.levels.missingDuty': {
    zh: '审核至少须有科室、保密审查和领导三个层级',
    en: 'Review needs at least the section, a secrecy reviewer and a leader',
    status: 422,
  },
} as const satisfies RefusalTexts;
export type RulesRefusal = keyof typeof rulesRefusals;
