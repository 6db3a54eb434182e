import type { RegisterFields } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { dateInWords, noticeOf, paragraph, SIMULATED_NOTICE, type Letter } from '@mingjian/documents/model';

export interface TransferListOf {
  readonly title: string;
  readonly organ: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The day on which it is written. */
  readonly on: CivilDate;
  readonly simulated: boolean;
  /** The register as it stands, by entry. */
  readonly entries: ReadonlyMap<string, RegisterFields>;
}

const receivers: Readonly<Record<string, string>> = { archive: '国家档案馆', library: '公共图书馆' };

/** 主动公开政府信息移送明细表: what an organ handed over to archives and public libraries in a time, and what was receipted (Art 25). */
export const transferList = ({ title, organ, from, to, on, simulated, entries }: TransferListOf): Letter => {
  const sent = [...entries.values()]
    .filter(({ sentOn }) => String(sentOn) >= from && String(sentOn) <= to)
    .sort((one, other) => key(one).localeCompare(key(other)));
  const receipted = sent.filter(({ receivedOn }) => receivedOn !== null).length;
  return {
    layout: 'form',
    title,
    organ,
    number: null,
    addressee: null,
    body: [
      paragraph(
        `移送机关：${organ}。移送时间：${dateInWords(from)}至${dateInWords(to)}。共移送${sent.length}件，已签收${receipted}件。`,
      ),
      {
        kind: 'table',
        rows: sent.map((entry, place) => ({
          label: `${place + 1}．${String(entry['publication'])}`,
          value: [
            `接收单位：${String(entry['receiver'])}（${receivers[String(entry['to'])] ?? ''}）`,
            `移送日期：${dateInWords(String(entry['sentOn']))}`,
            `签收日期：${entry['receivedOn'] === null ? '' : dateInWords(String(entry['receivedOn']))}`,
          ].join('\n'),
        })),
      },
    ],
    remedy: null,
    signature: { by: organ, sealed: true },
    date: on,
    notice: noticeOf(simulated && SIMULATED_NOTICE),
  };
};

const key = (entry: RegisterFields): string => `${String(entry['sentOn'])} ${String(entry['publication'])}`;
