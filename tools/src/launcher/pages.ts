import type { ServiceName } from '@mingjian/contracts';

/** The pages for people: whose they are, and where they begin. The API of each service is below `/api/<service>/`. */
export const pages = [
  { path: '/portal', service: 'publish', zh: '公开平台', en: 'Portal' },
  { path: '/apply', service: 'intake', zh: '依申请公开', en: 'Apply for disclosure' },
  { path: '/reports', service: 'reporting', zh: '年度报告', en: 'Annual reports' },
] as const satisfies readonly {
  readonly path: string;
  readonly service: ServiceName;
  readonly zh: string;
  readonly en: string;
}[];
