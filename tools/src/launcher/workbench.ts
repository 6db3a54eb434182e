import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { page } from './html.js';
import { EntryProblem, sendJson } from './problems.js';

export interface WorkbenchOptions {
  /** The checkout that holds `web/workbench`. */
  readonly root: string;
  readonly origin: string;
  readonly authority: string;
  readonly clientId: string;
  readonly report: (line: string) => void;
  /** Builds the page into a folder; Vite unless told. */
  readonly build?: (into: string, signal: AbortSignal) => Promise<void>;
}

/** What of the checkout the built page depends on. */
const SOURCES = [
  'web/workbench/src',
  'web/workbench/index.html',
  'web/workbench/package.json',
  'web/workbench/vite.config.ts',
  'web/workbench/glossary.ts',
  'web/workbench/glossary.plugin.ts',
  'web/workbench/style-nonce.plugin.ts',
  'libs/contracts/src/event-labels.ts',
  'docs/reference/glossary.md',
  'package-lock.json',
];
const DIGEST = '.sources';
const NONCE = /CSP_NONCE/g;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface File {
  readonly bytes: Buffer;
  readonly type: string;
  readonly tag: string;
}
type Built = ReadonlyMap<string, File>;

/**
 * The workbench under `/workbench/`: a page and its fingerprinted files. It is built when the city first starts from these sources, beside
 * everything else; until then a page says so. The built files stay with the checkout, so a later start only compares digests.
 */
export class Workbench {
  private built: Built | undefined;
  private failure: string | undefined;
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(private readonly options: WorkbenchOptions) {
    this.done = this.bringUp().catch((error: Error) => {
      if (this.stopping.signal.aborted) return;
      this.failure = error.message;
      options.report(`the workbench was not built: ${error.message}`);
    });
  }

  /** Resolves once the page is there, or cannot be. */
  ready(): Promise<void> {
    return this.done;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  /** Answers a request below `/workbench`. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new EntryProblem('request.method');
    const { origin } = this.options;
    const { pathname, search } = new URL(request.url ?? '/', origin);
    // The issuer sends people back to one origin only, and a session of another name would not be found there.
    if (`http://${request.headers.host}` !== origin || pathname === '/workbench') {
      const path = pathname === '/workbench' ? '/workbench/' : pathname;
      response.writeHead(302, { location: `${origin}${path}${search}` }).end();
      return;
    }
    const path = pathname.slice('/workbench/'.length);
    if (path === 'config.json') {
      const { authority, clientId } = this.options;
      return sendJson(response, 200, { authority, clientId });
    }
    if (!this.built) return this.sendWaiting(response);
    const file = this.built.get(path);
    if (path.startsWith('assets/')) return sendAsset(request, response, file);
    sendPage(response, this.built.get('index.html'));
  }

  private async bringUp(): Promise<void> {
    const { root, report } = this.options;
    const dist = join(root, 'web/workbench/dist');
    const digest = await digestOf(root);
    if ((await readFile(join(dist, DIGEST), 'utf8').catch(() => '')) !== digest) {
      this.stopping.signal.throwIfAborted();
      const began = performance.now();
      const aside = `${dist}.${process.pid}`;
      try {
        await (this.options.build ?? viteBuild(root))(aside, this.stopping.signal);
        await writeFile(join(aside, DIGEST), digest);
        await rm(dist, { recursive: true, force: true });
        await rename(aside, dist);
      } finally {
        await rm(aside, { recursive: true, force: true });
      }
      report(`the workbench was built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    this.built = await read(dist);
  }

  private sendWaiting(response: ServerResponse): void {
    const failed = this.failure !== undefined;
    response
      .writeHead(503, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '2',
        ...(!failed && { refresh: '2' }),
      })
      .end(
        page('工作台 Workbench', [
          failed
            ? '<p>工作台未能构建，详见启动窗口。The workbench could not be built; the window that started the city says why.</p>'
            : '<p>首次启动，正在构建工作台，几秒后自动打开。The workbench is being built, once; it opens by itself in a few seconds.</p>',
        ]),
      );
  }
}

const sendAsset = (request: IncomingMessage, response: ServerResponse, file: File | undefined): void => {
  if (!file) throw new EntryProblem('request.notFound');
  const headers = {
    // Its name changes with its bytes.
    'cache-control': 'public, max-age=31536000, immutable',
    etag: file.tag,
    'x-content-type-options': 'nosniff',
  };
  if (request.headers['if-none-match'] === file.tag) return void response.writeHead(304, headers).end();
  response
    .writeHead(200, { ...headers, 'content-type': file.type, 'content-length': file.bytes.length })
    .end(request.method === 'HEAD' ? undefined : file.bytes);
};

/** Every other address is a place inside the page. */
const sendPage = (response: ServerResponse, index: File | undefined): void => {
  if (!index) throw new EntryProblem('request.notFound');
  const nonce = randomBytes(16).toString('base64');
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        'object-src blob:',
        'frame-src blob:',
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(index.bytes.toString('utf8').replace(NONCE, nonce));
};

/** One digest over everything that the built page is made of. */
export const digestOf = async (root: string): Promise<string> => {
  const digest = createHash('sha256');
  for (const file of (await Promise.all(SOURCES.map((path) => filesUnder(join(root, path))))).flat().sort()) {
    digest
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return digest.digest('hex');
};

const filesUnder = async (path: string): Promise<readonly string[]> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  return entries
    ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    : [path];
};

const read = async (dist: string): Promise<Built> =>
  new Map(
    await Promise.all(
      (await filesUnder(dist)).map(async (path): Promise<[string, File]> => {
        const bytes = await readFile(path);
        const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
        return [relative(dist, path), { bytes, tag, type: TYPES[extname(path)] ?? 'application/octet-stream' }];
      }),
    ),
  );

/** Runs Vite as a process of its own, out of the way of the services that start meanwhile. */
const viteBuild =
  (root: string) =>
  (into: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const workspace = join(root, 'web/workbench');
      const vite = join(
        dirname(createRequire(join(workspace, 'package.json')).resolve('vite/package.json')),
        'bin/vite.js',
      );
      const child: ChildProcess = spawn(
        process.execPath,
        [vite, 'build', '--outDir', into, '--emptyOutDir', '--logLevel', 'error'],
        {
          cwd: workspace,
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' },
          signal,
        },
      );
      // The city comes first; the page may take what it leaves.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
      let said = '';
      child.stderr!.setEncoding('utf8').on('data', (text: string) => void (said = (said + text).slice(0, 2000)));
      // A child that was told to end still writes until it has: only then may its folder go.
      if (child.pid === undefined) child.once('error', reject);
      else child.on('error', () => undefined);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error(said.trim() || `vite ended with ${code}`)),
      );
    });
