import { canonicalize, sha256, type Actor, type PersonalField } from '@mingjian/contracts';
import { uuidFrom, type CivilDate } from '@mingjian/core';
import type { Grant, Permission, Principal } from '@mingjian/identity';
import type { Directory } from '@mingjian/reference';
import type { z } from 'zod';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { Engine } from './engine.js';
import type { Doer } from './envelop.js';
import { withPins, type MaybePinned, type Outcome } from './pipeline.js';
import { Problem } from './problem.js';

/**
 * One act that a person can do: a POST on a noun, its permission, the shape of its body, and how the request becomes a command.
 * An act lives in `<module>/acts/<verb>/<verb>.act.ts`; `ActsModule` makes its controller and its command handler.
 */
export interface Act<Body = unknown, Command = unknown, Event extends DomainEvent = DomainEvent, State = unknown> {
  /** `<module>.<verb>`, also the name of its command on the CommandBus. */
  readonly name: string;
  /** Path below `/api/<service>/v1/`, with `:id` where the act is done to something that exists. */
  readonly path: string;
  readonly permission: Permission;
  readonly aggregate: Aggregate<Command, Event, State>;
  readonly body: z.ZodType<Body>;
  /** For acts that may begin a stream: its id, and the organ that the new thing will belong to (null: the city). */
  readonly begins?: {
    /** Undefined: it follows from person and command id. */
    id?(body: Body): string | undefined;
    organ(body: Body, params: Readonly<Record<string, string>>): string | null;
    section?(body: Body): string | null;
  };
  /** People without a grant may do this too; for an existing thing only if this says that it is theirs. */
  citizens?(state: State, sub: string, body: Body): boolean;
  /** The organ whose people may act, where it is not the thing's own (a level of review that went to the superior organ, one of several). */
  scope?(state: State, body: Body): string | null;
  /** The section whose people may act, where it is not the thing's own (one that was asked to help). */
  section?(state: State, body: Body): string | null;
  /** Which of several grants to act under; the first one that fits where none is preferred. */
  prefers?(state: State, grant: Grant): boolean;
  command(context: ActContext<Body, State>): Promise<MaybePinned<Command>> | MaybePinned<Command>;
  /**
   * What the answer tells beside what is kept of it, such as a secret: found again for each retry, stored nowhere. Undefined: nothing.
   * @param context.state after the act, or later where it is sent again
   */
  tells?(
    context: { readonly state: State } & Pick<ActContext<Body, State>, 'id' | 'secret'>,
  ): Promise<object | undefined>;
  /** The event that keeps an attempt without right (acts of review, issue, publication; architecture rule 2). */
  attempt?(context: {
    readonly id: string;
    readonly organ: string;
    readonly by: string;
    readonly on: CivilDate;
    readonly code: string;
  }): Event;
}

export interface ActContext<Body, State> {
  readonly id: string;
  readonly body: Body;
  readonly params: Readonly<Record<string, string>>;
  readonly state: State;
  readonly version: number;
  /** The version that the person saw, where they said so; the pipeline holds them to it. */
  readonly ifMatch: number | undefined;
  readonly actor: Actor;
  readonly actingFor: string | null;
  readonly today: CivilDate;
  readonly directory: Directory;
  readonly engine: Engine;
  /** Seals fields in the vault for a subject; the same act repeated gives the same commitments. */
  seal(subject: string, fields: Readonly<Record<string, unknown>>): Promise<readonly PersonalField[]>;
  /** 32 bytes that only this city can give; the same act repeated gives the same. */
  secret(purpose: string): Promise<Uint8Array>;
  /** Keeps content bytes, sealed, and gives their digest. */
  keepContent(content: unknown): Promise<string>;
  /** The next number of a series, the same for the same owner for ever. */
  allocate(series: string, owner: string): Promise<number>;
}

export interface ActRequest {
  readonly principal: Principal;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly commandId: string;
  readonly ifMatch: number | undefined;
  readonly correlationId: string;
}

/**
 * Declares an act on an aggregate: `actOn(applications)({ ... })`. In two steps, so that the aggregate's command type is known when
 * `command` is checked.
 */
export const actOn =
  <Command, Event extends DomainEvent, State>(aggregate: Aggregate<Command, Event, State>) =>
  <Body>(act: Omit<Act<Body, Command, Event, State>, 'aggregate'>): Act =>
    ({ ...act, aggregate }) as unknown as Act;

/** Performs an act for a verified person: validate → load and fold → permission and object scope → decide → append. */
export const performAct = async (act: Act, request: ActRequest, engine: Engine): Promise<Outcome> => {
  const { principal, params, commandId } = request;
  const digest = sha256(`${act.name}\n${canonicalize(params)}\n${canonicalize(request.body ?? {})}`);
  const cause = { sub: principal.sub, commandId, digest, correlationId: request.correlationId, causationId: commandId };
  const parsed = act.body.safeParse(request.body ?? {});
  if (!parsed.success) {
    // It may be a retry of what an earlier build took.
    return engine.pipeline.firstOutcomeOr(Problem.of('request.invalid', { issues: issuesOf(parsed.error) }), cause);
  }
  const body = parsed.data;
  const id = params['id'] ?? act.begins?.id?.(body) ?? uuidFrom(act.aggregate.name, principal.sub, commandId);
  const today = engine.today();

  const { directory } = engine;
  const grants = engine.grantsOf(principal);
  const secret = (purpose: string): Promise<Uint8Array> =>
    engine.vault.secretFor(`${purpose}\n${principal.sub}\n${commandId}`);
  const outcome = await engine.pipeline.perform({
    name: act.name,
    aggregate: act.aggregate,
    id,
    presumedNew: params['id'] === undefined && act.begins !== undefined && act.begins.id === undefined,
    ifMatch: request.ifMatch,
    cause,
    prepare: async ({ state, version }) => {
      const exists = act.aggregate.exists(state);
      if (!exists && (!act.begins || params['id'] !== undefined)) throw Problem.of('request.notFound');
      const organ = exists
        ? act.scope
          ? act.scope(state, body)
          : act.aggregate.organOf(state)
        : act.begins!.organ(body, params);
      const ownSection = exists ? act.aggregate.sectionOf?.(state) : act.begins!.section?.(body);
      const section = (act.section ? act.section(state, body) : ownSection) ?? null;
      const fitting = engine.grantsFor({ grants, permission: act.permission, organ, section });
      const grant = fitting.find((candidate) => act.prefers?.(state, candidate)) ?? fitting[0];
      const doer = grant ? holderOf(grant, principal.sub) : citizen(principal.sub);
      if (!grant && !act.citizens?.(state, principal.sub, body)) {
        return { ...doer, ...attemptWithoutRight(act, { id, organ, exists, grants, principal, today }, engine) };
      }
      const context: ActContext<unknown, unknown> = {
        id,
        body,
        params,
        state,
        version,
        ifMatch: request.ifMatch,
        ...doer,
        today,
        directory,
        engine,
        seal: (subject, fields) => engine.vault.sealAll(subject, fields, `${principal.sub}/${commandId}`),
        secret,
        keepContent: (content) => engine.contents.put(Buffer.from(canonicalize(content), 'utf8')),
        allocate: (series, owner) => engine.numbers.allocate(series, owner),
      };
      return { ...doer, ...withPins(await act.command(context)) };
    },
  });
  if (!act.tells || !('id' in outcome.body)) return outcome;
  const { state } = await engine.pipeline.load(act.aggregate, id, outcome.version);
  const told = await act.tells({ id, state, secret });
  return told ? { ...outcome, body: { ...outcome.body, answer: { ...outcome.body.answer, ...told } } } : outcome;
};

const holderOf = ({ organ, role, grant, deputyFor }: Grant, sub: string): Doer => ({
  actor: { sub, organ, role, grant },
  actingFor: deputyFor,
});

/** Somebody who acts, or wanted to, without a grant. */
export const citizen = (sub: string): Doer => ({
  actor: { sub, organ: null, role: 'citizen', grant: null },
  actingFor: null,
});

const issuesOf = (error: z.ZodError): readonly string[] =>
  error.issues.slice(0, 20).map((issue) => `${issue.path.join('.') || '(body)'}: ${issue.message}`);

/** Who may not even see the thing gets a neutral 404; who may see it, 403. Either way the attempt is kept where the law wants it. */
const attemptWithoutRight = (
  act: Act,
  { id, organ, exists, grants, principal, today }: AttemptFacts,
  engine: Engine,
): {
  decision: { kind: 'refused'; refusal: { code: string; facts: Record<string, never> }; recorded: DomainEvent[] };
  problem: Problem;
} => {
  const sees = !exists || engine.seesOrgan(grants, organ);
  const problem = Problem.of(sees ? 'permission.missing' : 'request.notFound');
  const recorded =
    exists && organ !== null && act.attempt
      ? [act.attempt({ id, organ, by: principal.sub, on: today, code: 'permission.missing' })]
      : [];
  if (recorded.length === 0) throw problem;
  return { decision: { kind: 'refused', refusal: { code: problem.code, facts: {} }, recorded }, problem };
};

interface AttemptFacts {
  readonly id: string;
  readonly organ: string | null;
  readonly exists: boolean;
  readonly grants: readonly Grant[];
  readonly principal: Principal;
  readonly today: CivilDate;
}
