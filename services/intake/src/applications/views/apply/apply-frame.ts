import type { Frame, Here } from '@mingjian/portal-kit';

export interface NamedOrgan {
  readonly id: string;
  readonly name: string;
}

/** The way back from every page of the form. */
export const crumbs = [{ href: '/apply', label: '依申请公开' }];

/** What a page on applying is, for search engines and the website's own checks. */
export const kindOf = (here: Here, name: string): Frame['kind'] => ({
  is: 'column',
  name,
  description: `${here.site.name}：依申请公开须知、在线申请、进度查询`,
  keywords: ['依申请公开', '政府信息公开申请'],
  type: '办事服务',
});
