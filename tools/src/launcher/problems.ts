import type { ServerResponse } from 'node:http';

/** What the entry itself answers with; the services have their own. */
const problems = {
  'request.notFound': { status: 404, zh: '没有此内容', en: 'There is nothing here' },
  'request.method': { status: 405, zh: '不支持此方法', en: 'The method is not supported here' },
  'request.tooLarge': { status: 413, zh: '请求内容过大', en: 'The request body is too large' },
  'request.malformedJson': { status: 400, zh: '请求不是有效的JSON', en: 'The request body is not valid JSON' },
  'request.invalid': { status: 400, zh: '请求内容不符合要求', en: 'The request does not have the required shape' },
  'request.refused': { status: 400, zh: '请求无法处理', en: 'The request cannot be processed' },
  'request.notLocal': {
    status: 403,
    zh: '仅限本机访问',
    en: 'This is reached on the machine itself only, under 127.0.0.1 or localhost',
  },
  'identity.missing': { status: 401, zh: '请先登录', en: 'A bearer token is required' },
  'identity.invalid': { status: 401, zh: '登录无效或已过期', en: 'The bearer token is not valid' },
  'permission.missing': { status: 403, zh: '没有此权限', en: 'Only the administrator may do this' },
  'clock.backwards': { status: 409, zh: '时钟只能向前', en: 'The clock only goes forward' },
  'simulation.timedOut': {
    status: 503,
    zh: '服务未能及时完成，请重试',
    en: 'The services did not get there in time; the same request may be sent again',
  },
  'service.unavailable': {
    status: 503,
    zh: '服务暂时不可用，请稍后重试',
    en: 'The service is unavailable for the moment; the same request may be sent again',
  },
  'service.fault': { status: 500, zh: '内部错误', en: 'Internal error' },
} as const;

export type EntryProblemCode = keyof typeof problems;

/** An error of the entry with a stable code, answered as problem+json (RFC 9457). */
export class EntryProblem extends Error {
  constructor(
    readonly code: EntryProblemCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Answers with a problem, unless an answer has already begun: then only breaking it off is honest. */
export const sendProblem = (response: ServerResponse, { code, facts }: EntryProblem): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, zh, en } = problems[code];
  sendJson(
    response,
    status,
    {
      type: `urn:mingjian:problem:${code}`,
      title: en,
      titleZh: zh,
      status,
      code,
      ...(Object.keys(facts).length > 0 && { facts }),
    },
    {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 503 && { 'retry-after': '1' }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  );
};

export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const body = JSON.stringify(value);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    .end(body);
};
