import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface KeptObject {
  readonly bytes: Buffer;
  readonly modified: Date;
}

/** A double of an S3 store, over HTTP on loopback and in memory. It is not S3: it does only what the content store asks for. */
export interface S3Double {
  readonly endpoint: string;
  /** What lies in the one bucket, by key; specs may change it. */
  readonly objects: Map<string, KeptObject>;
  close(): Promise<void>;
}

export const BUCKET = 'contents';
export const ACCESS_KEY = 'double';
/** Few, so that a listing of a handful of objects already has several pages. */
const PAGE = 3;

export const startS3Double = async (): Promise<S3Double> => {
  const objects = new Map<string, KeptObject>();
  const server = createServer((request, response) => {
    void answer(objects, request, response).catch((error: unknown) => fault(response, 500, String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

type Objects = Map<string, KeptObject>;

const answer = async (objects: Objects, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://double');
  const [bucket, ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
  const key = rest.join('/');
  const bytes = await buffer(request);
  if (!request.headers.authorization?.includes(`Credential=${ACCESS_KEY}/`)) {
    return fault(response, 403, 'InvalidAccessKeyId');
  }
  if (bucket !== BUCKET) return fault(response, 404, 'NoSuchBucket');
  if (request.method === 'GET' && key === '') return list(objects, url.searchParams, response);
  if (request.method === 'PUT') {
    objects.set(key, { bytes, modified: new Date() });
    response.writeHead(200, { etag: tagOf(bytes) }).end();
    return;
  }
  const kept = objects.get(key);
  if (request.method === 'DELETE') {
    const wanted = request.headers['if-match'];
    if (kept && wanted !== undefined && wanted !== tagOf(kept.bytes)) return fault(response, 412, 'PreconditionFailed');
    objects.delete(key);
    response.writeHead(204).end();
    return;
  }
  if (!kept) return fault(response, 404, 'NoSuchKey');
  response
    .writeHead(200, { 'content-length': kept.bytes.length, etag: tagOf(kept.bytes) })
    .end(request.method === 'HEAD' ? undefined : kept.bytes);
};

const list = (objects: Objects, query: URLSearchParams, response: ServerResponse): void => {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort();
  const page = keys.slice(0, PAGE);
  const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const contents = page.map((key) => {
    const { bytes, modified } = objects.get(key)!;
    return `<Contents><Key>${key}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>${tagOf(bytes)}</ETag></Contents>`;
  });
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(`<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`);
};

const tagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

const fault = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
};
