import { attachmentTypes } from '@mingjian/contracts';
import { refusedRead, scenario, type Scenario } from '@mingjian/service-kit/testing';
import { consultations } from '../consultations/consultation.aggregate.js';
import * as draft from '../consultations/domain/testing/sample.js';
import * as item from '../publications/domain/testing/sample.js';
import { publications } from '../publications/publication.aggregate.js';
import * as letter from '../replies/domain/testing/sample.js';
import { replies } from '../replies/reply.aggregate.js';

/** What the recorded histories of publish are made from. */
export const scenarios: readonly Scenario[] = [
  scenario(replies, 'delivered', letter.REPLY, [
    letter.expectReply(),
    letter.issue(1),
    letter.prepare(),
    letter.edited(),
    letter.prepare({ proposal: 2, digest: letter.bytes('b') }),
    letter.issue(2),
    letter.barred(2),
    letter.issue(3),
    letter.cleared(3, { digest: letter.bytes('b') }),
    letter.deliver(),
  ]),
  scenario(replies, 'revoked', letter.REPLY, [
    letter.prepare(),
    letter.issue(1),
    letter.cleared(1),
    letter.revoked(1, 'classified'),
  ]),
  scenario(publications, 'withdrawn', item.ITEM, [
    item.expectItem(),
    item.publish(1),
    item.prepare(),
    item.edited(),
    item.prepare({ proposal: 2, digest: item.bytes('b') }),
    item.publish(2),
    item.barred(2),
    item.publish(3),
    item.cleared(3, { digest: item.bytes('b') }),
    item.withdraw(),
  ]),
  scenario(publications, 'described-and-refiled', item.ITEM, [
    item.prepare({ description: item.DESCRIPTION }),
    item.publish(1),
    item.cleared(1, { links: [item.INDEX] }),
    item.refiled('basis'),
  ]),
  scenario(publications, 'with-files', item.ITEM, [
    item.prepare(),
    item.publish(1),
    item.cleared(1, {
      attachments: [{ name: '附表.xlsx', digest: item.bytes('c'), mediaType: attachmentTypes[2], size: 20_480 }],
    }),
    item.withdraw(),
  ]),
  scenario(publications, 'files-read', item.ITEM, [
    item.prepare(),
    item.publish(1),
    item.cleared(1, {
      attachments: [
        { name: '附表.xlsx', digest: item.bytes('c'), mediaType: attachmentTypes[2], size: 20_480 },
        { name: '地图.png', digest: item.bytes('d'), mediaType: attachmentTypes[5], size: 1_024 },
      ],
      clearance: item.CLEARANCE,
    }),
    item.filesRead(1, [
      { file: item.bytes('c'), text: item.bytes('e') },
      { file: item.bytes('d'), text: null },
    ]),
  ]),
  scenario(publications, 'repealed', item.ITEM, [
    item.prepare({ description: item.NORMATIVE }),
    item.publish(1),
    item.cleared(1),
    item.repeal(),
  ]),
  scenario(publications, 'pushed', item.ITEM, [
    item.prepare(),
    item.publish(1),
    item.cleared(1),
    item.pushed('published'),
    item.withdraw('incorrect'),
    item.pushed('withdrawn'),
  ]),
  scenario(publications, 'on-a-channel', item.ITEM, [
    item.prepare({ description: item.DESCRIPTION }),
    item.publish(1),
    item.cleared(1),
    item.confirmChannel('press'),
  ]),
  scenario(publications, 'revoked', item.ITEM, [
    item.prepare(),
    item.publish(1),
    item.cleared(1),
    item.revoked(1, 'doubt'),
    item.itemWithdrawn,
  ]),
  scenario(consultations, 'concluded', draft.CONSULTATION, [
    draft.open(),
    draft.comment(1),
    draft.comment(1),
    draft.answer(1),
    draft.meeting(),
    draft.conclude(),
  ]),
  refusedRead('publish', 'reply.file', 'reply.read'),
];
