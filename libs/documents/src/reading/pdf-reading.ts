import { Worker } from 'node:worker_threads';
import { unread, type FileReading } from './model.js';

const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;

/**
 * PDF: the text of each page, document information and XMP, comments and other marks with words. Pages without text (scanned ones) and embedded
 * files count as unread, as does a whole file that is encrypted, broken, or takes longer than a minute.
 */
export const readPdf = (bytes: Uint8Array): Promise<FileReading> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    const end = (reading: FileReading): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(reading);
    };
    const timer = setTimeout(() => end(unread), PATIENCE_MS);
    worker
      .once('message', (reading: FileReading) => end(reading))
      .once('error', () => end(unread))
      .once('exit', () => end(unread));
  });
