import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type _Object,
} from '@aws-sdk/client-s3';
import { sha256 } from '@mingjian/contracts';
import { isDigest, mustBeDigest, openContent, sealContent } from './content-sealing.js';
import type { KeyStore } from './key-store.js';
import { NotInVault, type AreReferenced, type ContentStore } from './port.js';

export interface S3ContentsOptions {
  /** Absent: Amazon's own for the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Must exist: making buckets, and who may read them, is the operator's. */
  readonly bucket: string;
  /** What the names of this store's objects begin with; one store for each prefix. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly keys: KeyStore;
}

/** Content in a bucket, one sealed object for each digest: `<prefix>/ab/cdef…`. An object is complete or not there. */
export const createS3Contents = (options: S3ContentsOptions): ContentStore => new S3Contents(options);

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;

class S3Contents implements ContentStore {
  private readonly client: S3Client;

  constructor(private readonly options: S3ContentsOptions) {
    this.client = new S3Client({
      region: options.region,
      ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
      // Stores other than Amazon's have no host name for each bucket.
      forcePathStyle: options.endpoint !== undefined,
      credentials: { accessKeyId: options.accessKey, secretAccessKey: options.secretKey },
      // Not every S3 store knows these checksums; a changed byte does not open in any case.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    });
  }

  /** Written again also where it is there: that is what renews its time, and a sealed copy is as good as the first. */
  async put(bytes: Uint8Array): Promise<string> {
    const digest = sha256(bytes);
    const Body = await sealContent(this.options.keys, bytes, digest);
    await this.client.send(new PutObjectCommand({ ...this.place(digest), Body }));
    return digest;
  }

  async get(digest: string): Promise<Buffer> {
    const { Body } = await this.client.send(new GetObjectCommand(this.place(digest))).catch((error: unknown) => {
      throw isAbsent(error) ? new NotInVault(digest) : error;
    });
    return openContent(this.options.keys, await Body!.transformToByteArray(), digest);
  }

  async has(digest: string): Promise<boolean> {
    if (!isDigest(digest)) return false;
    return this.client.send(new HeadObjectCommand(this.place(digest))).then(
      () => true,
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw error;
      },
    );
  }

  async sweep(before: Date, isReferenced: AreReferenced): Promise<number> {
    let removed = 0;
    const { bucket: Bucket, prefix } = this.options;
    for await (const page of paginateListObjectsV2({ client: this.client }, { Bucket, Prefix: `${prefix}/` })) {
      const old = (page.Contents ?? []).filter(({ LastModified }) => LastModified! < before);
      const kept = await isReferenced(old.map((object) => this.digestOf(object)).filter(isDigest));
      for (const object of old) {
        const digest = this.digestOf(object);
        if (isDigest(digest) && !kept.has(digest) && (await this.removeUnchanged(object))) removed += 1;
      }
    }
    return removed;
  }

  /** Every sealing differs, so the tag of the object that was listed is never that of one which was put since. */
  private removeUnchanged({ Key, ETag }: _Object): Promise<boolean> {
    return this.client.send(new DeleteObjectCommand({ Bucket: this.options.bucket, Key, IfMatch: ETag })).then(
      () => true,
      (error: unknown) => {
        if (statusOf(error) === 412 || isAbsent(error)) return false;
        throw error;
      },
    );
  }

  private place(digest: string): { Bucket: string; Key: string } {
    mustBeDigest(digest);
    return {
      Bucket: this.options.bucket,
      Key: `${this.options.prefix}/${digest.slice(0, 2)}/${digest.slice(2)}`,
    };
  }

  private digestOf({ Key = '' }: _Object): string {
    return Key.slice(this.options.prefix.length + 1).replace('/', '');
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** A bucket that is not there is a fault of the configuration, not absent content. */
const isAbsent = (error: unknown): boolean =>
  error instanceof S3ServiceException && statusOf(error) === 404 && error.name !== 'NoSuchBucket';
