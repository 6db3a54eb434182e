import { join } from 'node:path';
import { createFileContents, type ContentStore, type KeyStore } from '@mingjian/vault';
import type { ServiceConfig } from './config.js';

/** The content store of a service, as configured: a folder below its data, or its prefix in the bucket. */
export const createContents = async (
  { service, dataDir, s3 }: ServiceConfig,
  keys: KeyStore,
): Promise<ContentStore> => {
  if (!s3) return createFileContents({ folder: join(dataDir, 'contents', service), keys });
  // The S3 client takes a third of a second to load; who keeps files need not wait for it.
  const { createS3Contents } = await import('@mingjian/vault/s3');
  return createS3Contents({ ...s3, prefix: service, keys });
};
