import type { Bilingual } from '../words/index.js';

/** Problem details (RFC 9457) as every service answers them. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Nothing came back, or nothing that could be read: whether an act was done is not known. */
export const NO_ANSWER = 'network.noAnswer';

/** A request that was refused, or that nobody answered. */
export class Problem extends Error {
  constructor(readonly details: ProblemDetails) {
    super(details.code);
  }

  static noAnswer(): Problem {
    return new Problem({
      status: 0,
      code: NO_ANSWER,
      title: 'No answer from the server; what you entered is kept, try again',
      titleZh: '服务器没有应答；所填内容已保留，请重试',
    });
  }

  get status(): number {
    return this.details.status;
  }

  get code(): string {
    return this.details.code;
  }

  get words(): Bilingual {
    return { zh: this.details.titleZh, en: this.details.title };
  }

  /** Somebody else was faster: what was seen is no longer so. */
  get isConflict(): boolean {
    return this.status === 412 || this.code === 'command.contended';
  }

  /** The same command may be sent again and has one outcome; otherwise what was answered is final. */
  get isOpen(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 401 || this.code === 'command.contended';
  }
}

export const problemOf = async (response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => undefined)) as Partial<ProblemDetails> | undefined;
  if (typeof body?.code === 'string' && typeof body.title === 'string') {
    return new Problem({
      status: response.status,
      code: body.code,
      title: body.title,
      titleZh: body.titleZh ?? body.title,
      ...(body.facts && { facts: body.facts }),
    });
  }
  return new Problem({
    status: response.status,
    code: `http.${response.status}`,
    title: `The server answered ${response.status}`,
    titleZh: `服务器应答 ${response.status}`,
  });
};
