import type { ProblemTexts } from '@mingjian/service-kit';

/** Why a file is not taken, or not attached; nothing of it is recorded, so the same act may be sent again. */
export const attachmentProblems = {
  'item.attachment.unsupportedType': {
    zh: '附件只接受 PDF、不含宏的 Word（docx）和 Excel（xlsx）、UTF-8 文本和 CSV、PNG、JPEG',
    en: 'Attachments are PDF, Word (docx) and Excel (xlsx) without macros, text and CSV in UTF-8, PNG, JPEG',
    status: 415,
  },
  'item.attachment.unknown': {
    zh: '没有您上传的此附件，或者已超过十二小时，请重新上传',
    en: 'You brought no such file within twelve hours, and the item does not have it: upload it again',
    status: 422,
  },
  'item.attachment.otherExtension': {
    zh: '附件名的扩展名与其内容不符',
    en: 'The extension of the name does not fit what the file is',
    status: 422,
  },
  'item.attachment.nameTwice': {
    zh: '两个附件同名',
    en: 'Two attachments have the same name',
    status: 422,
  },
  'item.attachment.tooMany': { zh: '附件过多', en: 'These are more attachments than are taken', status: 422 },
  'item.attachment.tooLargeTogether': {
    zh: '附件合计过大',
    en: 'The attachments together are larger than is taken',
    status: 422,
  },
} as const satisfies ProblemTexts;
export type AttachmentProblem = keyof typeof attachmentProblems;
