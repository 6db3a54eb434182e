import { type LawChapter } from '../entry.js';

/** Worked examples and properties that hold for all of it. */
export const examples: LawChapter = {
  title: '示例与性质 Worked examples and properties',
  source: 'the rules above, taken together',
  entries: [
    {
      id: 'example 1',
      zh: '表三最小一致示例',
      en: 'the smallest consistent table 3: N 12 and 3, T 12 and 3, F 1 and 0',
      kind: 'code',
    },
    { id: 'example 2', zh: 'C1 至 C5 各错一', en: 'each of C1–C5 fails when one unit is off', kind: 'code' },
    {
      id: 'example 3',
      zh: '期限与收费示例',
      en: 'the vectors of terms and fees',
      kind: 'data',
      tables: ['terms', 'feeTariff'],
    },
    {
      id: 'example 4',
      zh: '不得发布的八种情形',
      en: 'eight ways in which a release must fail',
      kind: 'code',
      events: ['PublicationActRefused', 'ReleaseBarred'],
    },
    {
      id: 'example 5',
      zh: '第三方沉默与共同制作机关沉默',
      en: 'silence of a third party leads to a decision, silence of a co-making organ to consent',
      kind: 'code',
      events: ['ConsultationLapsed'],
    },
    {
      id: 'example 6',
      zh: '补正重新起算，征求意见暂停，延期增加；第二次、过期的延期被拒绝',
      en: 'correction restarts, consultation pauses, extension adds; a second or late extension is refused',
      kind: 'code',
    },
    {
      id: 'example 7',
      zh: '980 条之和，981 被拒绝',
      en: '980 = 550 + 66 + 80 + 89 + 90 + 105 is taken, 981 is not',
      kind: 'code',
      events: ['RegisterEntryRecorded'],
    },
    {
      id: 'example 8',
      zh: '跨入未批准年份的期限',
      en: 'a term that reaches into a year without calendar says so',
      kind: 'code',
    },
    {
      id: 'property 1',
      zh: '暂停不使期限延长超过其本身',
      en: 'a pause never lengthens a term by more than itself',
      kind: 'code',
    },
    { id: 'property 2', zh: '收费单调', en: 'fees are monotone', kind: 'code' },
    { id: 'property 3', zh: '无论顺序，只有一个结果', en: 'one result row whatever the order of acts', kind: 'code' },
    { id: 'property 4', zh: '被拒绝的操作不改变任何事', en: 'a refused act changes nothing', kind: 'code' },
  ],
};
