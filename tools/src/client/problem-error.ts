/** A final answer that is an error: problem details (RFC 9457) of a service, or of the entry. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    /** The stable code; `http.<status>` where the answer carries none. */
    readonly code: string,
    readonly facts: Readonly<Record<string, unknown>>,
    readonly path: string,
  ) {
    super(`${path} was answered with ${status} ${code} ${JSON.stringify(facts)}`);
  }

  static of(status: number, body: unknown, path: string): ProblemError {
    const problem = (typeof body === 'object' && body !== null ? body : {}) as {
      code?: string;
      facts?: Readonly<Record<string, unknown>>;
    };
    return new ProblemError(status, problem.code ?? `http.${status}`, problem.facts ?? {}, path);
  }
}

/** No answer within the client's patience; the same command may be sent again. */
export class EntryUnreachable extends Error {}
