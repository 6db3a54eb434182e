import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema, readConfig } from './config.js';
import { withValuesFromFiles } from './values-from-files.js';

const complete: Record<string, string> = {
  MINGJIAN_DATABASE_URL: 'postgres://app:secret@127.0.0.1/mingjian_intake',
  MINGJIAN_BUS_URL: 'postgres://app:secret@127.0.0.1/mingjian_bus',
  MINGJIAN_ISSUER: 'https://issuer.example',
  MINGJIAN_JWKS_URL: 'https://issuer.example/jwks',
  MINGJIAN_DATA: '/var/lib/mingjian',
};
const bucket = {
  MINGJIAN_CONTENT: 's3',
  MINGJIAN_S3_BUCKET: 'contents',
  MINGJIAN_S3_ACCESS_KEY: 'access',
  MINGJIAN_S3_SECRET_KEY: 'secret',
};

describe('the configuration of a service', () => {
  it('names every variable that is missing or wrong', () => {
    const { MINGJIAN_DATA: _, ...without } = complete;
    expect(() => readConfig('intake', { ...without, MINGJIAN_PORT: 'x' })).toThrow(
      /configuration of intake: .*MINGJIAN_PORT.*MINGJIAN_DATA/,
    );
  });

  it('keeps content in files unless a bucket is asked for, and then wants bucket and keys', () => {
    expect(readConfig('intake', complete).s3).toBeUndefined();
    expect(readConfig('intake', { ...complete, ...bucket }).s3).toMatchObject({
      bucket: 'contents',
      accessKey: 'access',
      secretKey: 'secret',
    });
    expect(() => readConfig('intake', { ...complete, MINGJIAN_CONTENT: 's3' })).toThrow(
      /MINGJIAN_S3_BUCKET.*MINGJIAN_S3_ACCESS_KEY.*MINGJIAN_S3_SECRET_KEY/,
    );
  });
});

describe('values in files', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-config-'));
    file = join(folder, 'client-secret');
    await writeFile(file, ' of two words\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are read without the line feed at their end, and nothing else is cut off', () => {
    const config = readConfig('intake', { ...complete, MINGJIAN_CLIENT_SECRET_FILE: file });
    expect(config.clientSecret).toBe(' of two words');
  });

  it('may stand for every variable, also a required one', async () => {
    for (const name of Object.keys(configSchema.shape)) {
      expect(withValuesFromFiles(Object.keys(configSchema.shape), { [`${name}_FILE`]: file })[name]).toBe(
        ' of two words',
      );
    }
  });

  it('are refused beside the variable itself, and when the file is not there', () => {
    const both = { ...complete, MINGJIAN_DATA_FILE: file };
    expect(() => readConfig('intake', both)).toThrow('MINGJIAN_DATA and MINGJIAN_DATA_FILE are both set');
    const absent = join(folder, 'absent');
    expect(() => readConfig('intake', { ...complete, MINGJIAN_CLIENT_SECRET_FILE: absent })).toThrow(
      `MINGJIAN_CLIENT_SECRET_FILE cannot be read: ${absent}`,
    );
  });
});
