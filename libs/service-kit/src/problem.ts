import type { Refusal, RefusalFact } from '@mingjian/core';

/** People's text for a stable code, Chinese first; `status` is the HTTP status, 409 unless stated. */
export interface ProblemText {
  readonly zh: string;
  readonly en: string;
  readonly status?: number;
}
export type ProblemTexts = Readonly<Record<string, ProblemText>>;

/** Problem details of RFC 9457 with a stable `code`, as every error of every service is answered. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly titleZh: string;
  readonly status: number;
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The codes of the platform itself; each aggregate brings its own. */
export const platformProblems = {
  'request.malformedJson': { status: 400, zh: '请求不是有效的JSON', en: 'The request body is not valid JSON' },
  'request.invalid': { status: 400, zh: '请求内容不符合要求', en: 'The request does not have the required shape' },
  'request.nulCharacter': {
    status: 400,
    zh: '文本中含有不允许的空字符',
    en: 'Text contains the character U+0000, which cannot be stored',
  },
  'request.tooLarge': { status: 413, zh: '请求内容过大', en: 'The request body is too large' },
  'request.headersTooLarge': { status: 431, zh: '请求头过大', en: 'The request line and headers are too large' },
  'request.malformedHttp': { status: 400, zh: '不是有效的HTTP请求', en: 'This is not a valid HTTP request' },
  'request.timedOut': { status: 408, zh: '请求未及时发完', en: 'The request did not arrive in time' },
  'request.mediaType': { status: 415, zh: '不支持的内容类型', en: 'The content type is not supported' },
  'upload.empty': { status: 400, zh: '文件是空的', en: 'The file is empty' },
  'upload.tooLarge': { status: 413, zh: '文件过大', en: 'The file is larger than this installation takes' },
  'upload.digestMismatch': {
    status: 422,
    zh: '收到的文件与所写明的摘要不符，请重新上传',
    en: 'What arrived is not what its Content-Digest says; send it again',
  },
  'request.notFound': { status: 404, zh: '没有此内容', en: 'There is nothing here' },
  'request.crossSite': { status: 403, zh: '请从本站页面提交', en: 'This form must be sent from a page of this site' },
  'request.tooMany': {
    status: 429,
    zh: '操作过于频繁，请稍后再试',
    en: 'Too many requests from this address; wait and try again',
  },
  'request.method': { status: 405, zh: '不支持此方法', en: 'The method is not supported here' },
  'request.refused': { status: 400, zh: '请求无法处理', en: 'The request cannot be processed' },
  'command.idMissing': { status: 400, zh: '缺少 Idempotency-Key', en: 'The header Idempotency-Key is required' },
  'command.idInvalid': {
    status: 400,
    zh: 'Idempotency-Key 无效',
    en: 'The header Idempotency-Key must be 1 to 100 visible ASCII characters',
  },
  'command.idReused': {
    status: 422,
    zh: '同一 Idempotency-Key 用于不同的请求',
    en: 'This Idempotency-Key was used with another request',
  },
  'command.contended': {
    status: 409,
    zh: '该事项正被多人同时处理，请重试',
    en: 'Too many people act on this at once; try again',
  },
  'version.invalid': { status: 400, zh: 'If-Match 无效', en: 'The header If-Match must be a quoted version' },
  'version.mismatch': { status: 412, zh: '该事项已被他人更新', en: 'It has changed since you read it' },
  'version.required': {
    status: 428,
    zh: '须写明所见内容的摘要，或者以 If-Match 指明所见版本',
    en: 'Say what you saw: the digest of the content, or its version in If-Match',
  },
  'identity.missing': { status: 401, zh: '请先登录', en: 'A bearer token is required' },
  'identity.invalid': { status: 401, zh: '登录无效或已过期', en: 'The bearer token is not valid' },
  'permission.missing': { status: 403, zh: '没有此权限', en: 'No grant allows this' },
  'rules.missing': {
    status: 409,
    zh: '所需的规则表尚未公布或者当日无效',
    en: 'A rule table that this needs was not announced, or is not valid on the day',
  },
  'service.unavailable': {
    status: 503,
    zh: '服务暂时不可用，请稍后重试',
    en: 'The service is unavailable for the moment; the same request may be sent again',
  },
  'service.fault': { status: 500, zh: '内部错误', en: 'Internal error' },
} as const satisfies ProblemTexts;

/** A refusal is kept with its command: what it tells of a long list is enough to find the fault, not the whole request again. */
const FACTS_IN_A_LIST = 20;

const shortened = (fact: RefusalFact): RefusalFact => (Array.isArray(fact) ? fact.slice(0, FACTS_IN_A_LIST) : fact);

/** An answer that is an error: thrown anywhere below a controller, rendered once by the filter. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly text: ProblemText,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  static of(code: keyof typeof platformProblems, facts: Readonly<Record<string, unknown>> = {}): Problem {
    return new Problem(code, platformProblems[code], facts);
  }

  /** A domain's refusal with the texts of its aggregate. */
  static refusal(refusal: Refusal, texts: ProblemTexts): Problem {
    const text = texts[refusal.code];
    if (!text) throw new Error(`refusal ${refusal.code} has no text`);
    return new Problem(
      refusal.code,
      text,
      Object.fromEntries(Object.entries(refusal.facts).map(([name, fact]) => [name, shortened(fact)])),
    );
  }

  get status(): number {
    return this.text.status ?? 409;
  }

  details(): ProblemDetails {
    return {
      type: `urn:mingjian:problem:${this.code}`,
      title: this.text.en,
      titleZh: this.text.zh,
      status: this.status,
      code: this.code,
      ...(Object.keys(this.facts).length > 0 && { facts: this.facts }),
    };
  }
}
