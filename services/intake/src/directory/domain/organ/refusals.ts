import type { RefusalTexts } from '../refusal-texts.js';

export const organRefusals = {
  'organ.record.unknown': { zh: '没有该机关', en: 'There is no such organ', status: 404 },
  'organ.record.abolished': { zh: '该机关已撤销或已决定撤销', en: 'The organ has ended, or its end is decided' },
  'organ.establishment.alreadyEstablished': { zh: '该机关已设立', en: 'The organ is already established' },
  'organ.establishment.ownParent': { zh: '机关不能隶属于自己', en: 'An organ cannot be its own parent', status: 422 },
  'organ.establishment.unknownParent': { zh: '上级机关在设立之日不存在', en: 'The parent does not exist on that day' },
  'organ.establishment.codeTaken': { zh: '机关代码已被使用', en: 'Another organ uses this code' },
  'organ.establishment.sectionTwice': { zh: '科室重复', en: 'A section is named twice', status: 422 },
  'organ.section.alreadyOpen': { zh: '该科室已设立', en: 'The section already exists' },
  'organ.section.beforeOrgan': { zh: '科室不能早于机关设立', en: 'A section cannot be older than its organ' },
  'organ.abolition.inThePast': { zh: '撤销日期不能早于今天', en: 'An organ cannot end on a past day' },
  'organ.abolition.beforeEstablished': { zh: '撤销日期须晚于设立日期', en: 'An organ cannot end before it began' },
  'organ.abolition.ownSuccessor': { zh: '机关不能承继自己', en: 'An organ cannot succeed itself', status: 422 },
  'organ.abolition.unknownSuccessor': { zh: '承继机关在该日不存在', en: 'A successor does not exist on that day' },
  'organ.abolition.childrenWithoutSuccessor': {
    zh: '尚有下级机关，须指定承继机关',
    en: 'Organs below it need a successor to belong to',
  },
} as const satisfies RefusalTexts;
export type OrganRefusal = keyof typeof organRefusals;
