import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { performAct, type Act } from './act.js';
import type { Engine } from './engine.js';
import type { Outcome } from './pipeline.js';
import { Problem } from './problem.js';
import type { Throttle } from './throttle.js';
import type { Rendered } from './view.js';

/**
 * What a page of the public sends without JavaScript: a POST of `application/x-www-form-urlencoded` to the page's own address. It lives in
 * `<module>/views/<view>/<name>.form.ts`. A form decides nothing: what it wants done it asks of an act, through the same pipeline as
 * everybody (architecture rule 2).
 */
export interface Form {
  readonly name: string;
  /** The whole path, beginning with a slash. */
  readonly path: string;
  /** How often one address may send it: where somebody could guess, or flood. */
  readonly throttle?: Throttle;
  /** Another page to go to, or this one again with what is wrong. */
  handle(context: FormContext): Promise<Rendered | Redirect>;
}

/** Where a browser goes next, by GET: what was sent is not sent again when the page is loaded anew (303). */
export class Redirect {
  constructor(
    readonly location: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

export interface FormRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Path and query as asked for. */
  readonly url: string;
  readonly fields: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  /** Whether the browser reached the city by https. */
  readonly secure: boolean;
  readonly correlationId: string;
  /** Of the client, as the entry in front names it. */
  readonly address: string;
}

export interface FormContext extends FormRequest {
  readonly today: CivilDate;
  readonly directory: Directory;
  readonly engine: Engine;
  /** Does an act in the name of somebody without a grant. */
  perform(act: Act, wish: CitizenAct): Promise<Outcome>;
}

export interface CitizenAct {
  /** Who; see `citizenOf`. */
  readonly sub: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly commandId: string;
}

const CITIZEN = 'citizen:';

/** The subject of somebody whom nobody vouches for: they are who holds a secret, of which only a digest is known. */
export const citizenOf = (digest: string): string => `${CITIZEN}${digest}`;

export const defineForm = (form: Form): Form => form;

export const answerForm = async (form: Form, request: FormRequest, engine: Engine): Promise<Rendered | Redirect> => {
  const wait = form.throttle ? engine.throttles.wait(form.name, request.address, form.throttle) : 0;
  if (wait > 0) throw Problem.of('request.tooMany', { retryAfterSeconds: wait });
  return form.handle({
    ...request,
    today: engine.today(),
    directory: engine.directory,
    engine,
    perform: (act, { sub, params = {}, body, commandId }) => {
      // A form must never act for somebody who holds grants.
      if (!sub.startsWith(CITIZEN)) throw Problem.of('permission.missing');
      const principal = { sub, issuer: 'portal' };
      return performAct(
        act,
        { principal, params, body, commandId, ifMatch: undefined, correlationId: request.correlationId },
        engine,
      );
    },
  });
};
