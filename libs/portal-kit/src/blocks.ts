/** A text in the platform's two languages, Chinese first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type BlockName = 'guide' | 'procedures' | 'statutory' | 'reports' | 'apply';

export interface Block extends Bilingual {
  readonly name: BlockName;
  readonly href: string;
}

/**
 * The blocks of every disclosure platform in their order and with their official names (国办公开办函〔2019〕61号), and 依申请公开, which
 * platforms add as the fifth.
 */
export const blocks: readonly Block[] = [
  { name: 'guide', href: '/portal/guide', zh: '政府信息公开指南', en: 'Guide' },
  { name: 'procedures', href: '/portal/procedures', zh: '政府信息公开制度', en: 'Rules' },
  { name: 'statutory', href: '/portal/statutory', zh: '法定主动公开内容', en: 'Proactive disclosure' },
  { name: 'reports', href: '/reports', zh: '政府信息公开年报', en: 'Annual reports' },
  { name: 'apply', href: '/apply', zh: '依申请公开', en: 'Disclosure on application' },
];
