import type { OfferedAct } from './act.js';

/** A reply as the publisher's queue has it. */
export interface QueuedReply {
  readonly reply: string;
  readonly application: string;
  readonly organ: string;
  readonly stage: string;
  readonly result: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly deliveredOn: string | null;
}

export interface QueuedPublication {
  readonly publication: string;
  readonly item: string;
  readonly organ: string;
  readonly section: string | null;
  readonly stage: string;
  readonly releasable: boolean;
  readonly category: string | null;
  readonly visibility: string | null;
  readonly indexNumber: string | null;
  readonly publishedOn: string | null;
  readonly versions: number;
}

export interface PendingChannel {
  readonly publication: string;
  readonly medium: string;
  readonly organ: string;
  readonly indexNumber: string;
  readonly title: string;
  readonly publishedOn: string;
}

export const replyActs: readonly OfferedAct<QueuedReply>[] = [
  {
    name: 'reply.issue',
    service: 'publish',
    path: 'replies/:id/issue',
    permission: 'reply.issue',
    offered: ({ stage }) => stage === 'toIssue',
    fields: [],
    grave: true,
  },
  {
    name: 'reply.deliver',
    service: 'publish',
    path: 'replies/:id/delivery',
    permission: 'reply.deliver',
    offered: ({ stage }) => stage === 'toDeliver',
    initial: (_, { today }) => ({ manner: 'post', deliveredOn: today }),
    fields: [
      {
        name: 'manner',
        label: 'field.delivery',
        kind: 'choice',
        vocabulary: 'deliveryManners',
        codes: ['handedOver', 'post', 'email', 'portal'],
        required: true,
      },
      { name: 'deliveredOn', label: 'field.deliveredOn', kind: 'date', required: true },
    ],
  },
];

export const publicationActs: readonly OfferedAct<QueuedPublication>[] = [
  {
    name: 'publication.release',
    service: 'publish',
    path: 'publications/:id/release',
    permission: 'publication.publish',
    offered: ({ releasable }) => releasable,
    fields: [],
    grave: true,
  },
  {
    name: 'publication.withdraw',
    service: 'publish',
    path: 'publications/:id/withdrawal',
    permission: 'publication.withdraw',
    offered: ({ publishedOn }) => publishedOn !== null,
    fields: [
      {
        name: 'reason',
        label: 'field.reason',
        kind: 'choice',
        vocabulary: 'withdrawalReasons',
        codes: ['incorrect', 'outdated', 'decisionRevoked'],
        required: true,
      },
    ],
    grave: true,
  },
];

export const confirmChannel: OfferedAct<PendingChannel> = {
  name: 'publication.confirmChannel',
  service: 'publish',
  path: 'publications/:id/channels',
  permission: 'publication.confirmChannel',
  offered: () => true,
  initial: (_, { today }) => ({ doneOn: today }),
  fields: [
    { name: 'doneOn', label: 'field.doneOn', kind: 'date', required: true },
    { name: 'evidence', label: 'field.evidence', kind: 'text', max: 500, required: true },
  ],
  body: ({ doneOn, evidence }, { medium }) => ({ medium, doneOn, evidence }),
};
