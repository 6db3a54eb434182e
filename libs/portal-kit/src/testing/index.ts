import type { Here } from '../here.js';

/** Where a page of a spec is. */
export const somewhere = (over: Partial<Here> = {}): Here => ({
  url: '/portal',
  path: '/portal',
  care: false,
  today: '2026-03-02',
  simulated: false,
  site: {
    name: '云泽市政府信息公开平台',
    englishName: 'Government Information Disclosure, Yunze City',
    organizer: '云泽市',
    origin: '',
    idCode: '0000000000',
  },
  ...over,
});
