import { canonicalize, sha256 } from '@mingjian/contracts';

/** What goes to review and, if it passes, out. */
export interface Content {
  readonly title: string;
  readonly text: string;
}

/** The letter that answers a planned case. */
export const replyOf = (key: string): Content => ({
  title: `政府信息公开申请答复书 ${key}`,
  text: '经审查，现答复如下（演示文本）。',
});

/** How an invented partial disclosure is separated (Art 37). */
export const partsOn = (ground: string) => ({
  open: [{ what: '正文（演示）' }],
  withheld: [{ what: '附件（演示）', ground, reason: '属该情形，不予公开' }],
});

/** A planned item. */
export const itemOf = (category: string, key: string): Content => ({
  title: `${category} ${key}`,
  text: '演示事项正文。',
});

/** The digest by which reviewers name exactly these bytes: SHA-256 of their canonical JSON. */
export const digestOf = (content: Content): string => sha256(canonicalize(content));
