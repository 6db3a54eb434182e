import { readFile } from '@mingjian/documents/reading';
import { fetchFromIntake, type Content, type Engine } from '@mingjian/service-kit';
import { scanContent, type Scan, type ScannedFile } from '../domain/index.js';

/**
 * The scan of the bytes of a digest and of the files that they name, read from intake: once, however often a lost race makes the command anew. Whoever asks gets the scan or
 * a failure that lets the event come again; there is no review of bytes that nobody could look through.
 */
export const scanOnce = (digest: string): ((engine: Engine) => Promise<Scan>) => {
  let scan: Promise<Scan> | undefined;
  return (engine) => (scan ??= scanNow(engine, digest));
};

const scanNow = async (engine: Engine, digest: string): Promise<Scan> => {
  const bytes = await fetchFromIntake(engine, digest, 'review');
  const content = JSON.parse(bytes.toString('utf8')) as Content;
  const files: ScannedFile[] = [];
  // One after the other: each may be as large as is taken.
  for (const file of content.attachments ?? []) {
    const reading = await readFile(await fetchFromIntake(engine, file.digest, 'review'), file.mediaType);
    files.push({ name: file.name, ...reading });
  }
  return scanContent(content, files);
};
