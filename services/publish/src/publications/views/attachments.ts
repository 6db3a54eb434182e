import type { AttachmentType, PublishedAttachment } from '@mingjian/contracts';
import type { Content } from '@mingjian/service-kit';

/** The file of a content that a digest names; undefined where it has none: what is not out with it is not given, whoever knows its digest. */
export const attachmentIn = ({ attachments = [] }: Content, digest: string): PublishedAttachment | undefined =>
  attachments.find((file) => file.digest === digest);

/** What people call a format. */
export const formatOf: Readonly<Record<AttachmentType, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'text/plain': 'TXT',
  'text/csv': 'CSV',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
};

/** A size as people read it: `312 KB`, `1.5 MB`; in units of 1024. */
export const readableSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
};
