import type { Channel } from '@mingjian/contracts';

interface Received {
  readonly application: string;
  readonly submittedOn: string;
  readonly channel: Channel;
}

/** 回执号, by which an application is spoken of until the organ has given it a number of its register: WS came on line (网上), ZM on paper (纸面). */
export const receiptNumber = ({ application, submittedOn, channel }: Received): string =>
  `${channel === 'web' ? 'WS' : 'ZM'}-${submittedOn.replaceAll('-', '')}-${application.slice(0, 8).toUpperCase()}`;
