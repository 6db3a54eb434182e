import { describe, expect, it } from '@jest/globals';
import { linesOf } from '@mingjian/documents/model';
import { transferList } from './transfer-list.js';

const entry = (publication: string, sentOn: string, receivedOn: string | null, to = 'archive') => ({
  publication,
  to,
  receiver: to === 'archive' ? '云泽市档案馆' : '云泽市图书馆',
  sentOn,
  receivedOn,
});

describe('the list of what was handed over to archives and libraries (Art 25)', () => {
  const list = transferList({
    title: '主动公开政府信息移送明细表',
    organ: '云泽市交通运输局',
    from: '2026-01-01',
    to: '2026-03-31',
    on: '2026-04-01',
    simulated: false,
    entries: new Map([
      ['C', entry('014/2026-00003', '2026-03-31', null, 'library')],
      ['A', entry('014/2026-00001', '2026-01-01', '2026-01-05')],
      ['late', entry('014/2026-00009', '2026-04-01', null)],
      ['early', entry('014/2025-00009', '2025-12-31', '2026-01-02')],
    ]),
  });

  it('names each of the time in its order, with whoever has it and has signed for it', () => {
    expect(list).toMatchObject({ layout: 'form', number: null, remedy: null, date: '2026-04-01' });
    expect(linesOf(list)).toEqual([
      '主动公开政府信息移送明细表',
      '移送机关：云泽市交通运输局。移送时间：2026年1月1日至2026年3月31日。共移送2件，已签收1件。',
      '1．014/2026-00001',
      '接收单位：云泽市档案馆（国家档案馆）',
      '移送日期：2026年1月1日',
      '签收日期：2026年1月5日',
      '2．014/2026-00003',
      '接收单位：云泽市图书馆（公共图书馆）',
      '移送日期：2026年3月31日',
      '签收日期：',
      '云泽市交通运输局（印章）',
      '2026年4月1日',
    ]);
  });
});
