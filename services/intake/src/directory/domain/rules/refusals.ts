import type { RefusalTexts } from '../refusal-texts.js';

export const rulesRefusals = {
  'rules.organ.unknown': { zh: '该机关在生效日不存在', en: 'The organ does not exist on that day' },
  'rules.validity.inThePast': { zh: '规则变更不得溯及既往', en: 'A change of rules cannot begin in the past' },
  'rules.rows.none': { zh: '规则表为空', en: 'The table has no rows', status: 422 },
  'rules.rows.twice': { zh: '规则重复', en: 'A rule is stated twice', status: 422 },
  'rules.rows.incomplete': { zh: '规则不完整', en: 'A rule is missing from the table', status: 422 },
  'rules.table.cityOnly': {
    zh: '该规则全市统一，机关不得自行设定',
    en: 'This table is the law of the whole city; an organ has none of its own',
    status: 422,
  },
  'rules.provisions.unknown': {
    zh: '所列条款不在条款表中',
    en: 'A result rests on a provision that the table of provisions does not have',
    status: 422,
  },
  'rules.provisions.inUse': {
    zh: '仍有办理结果以删去的条款为依据',
    en: 'Results still rest on a provision that is left out; change the results first',
    status: 422,
  },
  'rules.results.withAndWithout': {
    zh: '同一结果不得既列条款又写明无条款',
    en: 'A result rests either on provisions or on none',
    status: 422,
  },
  'rules.results.lapseNeeds': {
    zh: '因逾期产生的结果不另设前提',
    en: 'A result that follows from a missed period has no other prerequisite',
    status: 422,
  },
  'rules.tariff.bandsNotInOrder': {
    zh: '每种计收方式的档次须从1起首尾相接、互不重叠，只有最后一档不设上限',
    en: 'The bands of a tariff begin at 1 and follow each other without gap or overlap, and only the last has no end',
    status: 422,
  },
  'rules.tariff.ratesFall': {
    zh: '超额累进：后一档的费率不得低于前一档',
    en: 'The rate of a band may not be below that of the band before it',
    status: 422,
  },
  'rules.tariff.riseUnclear': {
    zh: '递增金额和递增间隔须同时填写',
    en: 'A rate that rises says by how much and with every how many',
    status: 422,
  },
  'rules.letters.partUnknown': {
    zh: '文书没有所列部分',
    en: 'A letter has no such part',
    status: 422,
  },
  'rules.letters.blankUnknown': {
    zh: '文书文本中有无法填写的空白项',
    en: 'The words of a letter have a blank that nothing fills',
    status: 422,
  },
  'rules.catalogue.inUse': {
    zh: '仍有目录节点使用删去的代码',
    en: 'Nodes of a catalogue still name a code that is left out; change the nodes first',
    status: 422,
  },
  'rules.topics.notInLevels': {
    zh: '主题分类分两级，下级代码须以上级代码开头',
    en: 'Topics have two levels, and a code below begins with the one above',
    status: 422,
  },
  'rules.nodes.unknownCode': {
    zh: '目录节点使用了不存在的类别、主题或体裁',
    en: 'A node names a class, topic or genre that the tables do not have',
    status: 422,
  },
  'rules.nodes.contradict': {
    zh: '同一目录节点的名称、类别和更新周期须一致',
    en: 'Rows of one node say the same of its class, label and update',
    status: 422,
  },
  'rules.nodes.updateUnclear': {
    zh: '更新周期的数量和单位须同时填写；定期公开的栏目须有周期，其他栏目没有',
    en: 'A node says both how often and in which unit it is updated, or neither; one that is published periodically does',
    status: 422,
  },
  'rules.appraisal.notFullMarks': {
    zh: '各指标分值合计须为100分',
    en: 'What the indicators can cost adds up to 100 points',
    status: 422,
  },
  'rules.terms.againstLaw': {
    zh: '期限不得宽于法定期限，也不得改变他人的法定期限',
    en: 'An organ may not loosen a statutory term, nor change a term that other people have',
  },
  'rules.levels.notInOrder': { zh: '审核层级须从一起连续编号', en: 'Levels count from 1 without gaps', status: 422 },
  'rules.levels.notAReviewer': { zh: '该角色没有审核职责', en: 'This role does not review', status: 422 },
  'rules.levels.skippedInHaste': {
    zh: '紧急情形可以减少审核层级，但不得省略科室、保密审查和领导',
    en: 'An emergency may have fewer levels, never without the section, the secrecy reviewer and a leader',
    status: 422,
  },
  'rules.levels.missingDuty': {
    zh: '审核至少须有科室、保密审查和领导三个层级',
    en: 'Review needs at least the section, a secrecy reviewer and a leader',
    status: 422,
  },
} as const satisfies RefusalTexts;
export type RulesRefusal = keyof typeof rulesRefusals;
