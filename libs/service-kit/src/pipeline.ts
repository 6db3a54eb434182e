import { decodeEnvelope, upcast, type Pins, type ServiceName } from '@mingjian/contracts';
import type { Clock, Decision } from '@mingjian/core';
import type { Appended, EventStore, RecordedEvent, Repeated } from '@mingjian/event-store';
import { streamOf, type Aggregate, type DomainEvent } from './aggregate.js';
import { envelop, type Cause, type Doer } from './envelop.js';
import { unobserved, type CommandOutcome, type Observability } from './observability/index.js';
import { Problem, type ProblemDetails } from './problem.js';
import { StateCache } from './state-cache.js';

export interface Loaded<State> {
  readonly state: State;
  readonly version: number;
}

export interface Order<Command, Event extends DomainEvent, State> {
  /** What is done, for metrics and traces, such as `applications.extend`. */
  readonly name: string;
  readonly aggregate: Aggregate<Command, Event, State>;
  readonly id: string;
  readonly cause: Cause;
  /**
   * The id follows from the command's, so the stream exists only if this very command began it. Nothing is read then: the append tells
   * a repetition, and that somebody was faster.
   */
  readonly presumedNew?: boolean | undefined;
  /** The version the client saw (If-Match); undefined: whatever is there now. */
  readonly ifMatch?: number | undefined;
  /**
   * Builds the command from what is loaded, and says who gives it: under which grant somebody acts depends on the thing. May refuse
   * with a Problem, or with a decision of its own. Runs again after a lost race.
   */
  prepare(loaded: Loaded<State>): Promise<Prepared<Command, Event>> | Prepared<Command, Event>;
}

export type Prepared<Command, Event> = Doer &
  (
    | { readonly command: Command; readonly pins?: Pins; readonly entry?: 'late' }
    /** Decided before the domain is asked, for example without a grant; kept like any refusal. */
    | { readonly decision: Decision<Event>; readonly problem: Problem }
  );

/** What `prepare` throws when there is no command to give: nothing is appended, and nothing has failed. */
export class NothingToDo extends Error {}

/** A command, and the versions of the law that it was built with where it was; `entry: 'late'` marks everything that it makes as 补录. */
export type MaybePinned<Command> =
  Command | { readonly command: Command; readonly pins: Pins; readonly entry?: 'late' };

export const withPins = <Command>(
  built: MaybePinned<Command>,
): { readonly command: Command; readonly pins?: Pins; readonly entry?: 'late' } =>
  typeof built === 'object' && built !== null && 'command' in built && 'pins' in built ? built : { command: built };

/** What every retry of a command is answered with. */
export interface Outcome {
  readonly status: number;
  readonly body: Acknowledgement | ProblemDetails;
  readonly version: number;
  readonly repeated: boolean;
}

/** The answer to an accepted command: which events it made, and where they are in the service's log. */
export interface Acknowledgement {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly sequence: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  /** What the aggregate tells of the result (`Aggregate.answerOf`). */
  readonly answer?: object;
}

const RACES_BEFORE_GIVING_UP = 8;

/**
 * The only place where a stream is folded and appended to (architecture rule 2).
 *
 * The state may come from a cache without asking the store: every append, also the one that only keeps a refusal, checks the
 * version, and so does what ends without an append, so a stale state costs a second round and never a wrong answer.
 */
export class CommandPipeline {
  private readonly states = new StateCache(20_000);

  constructor(
    private readonly service: ServiceName,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly observability: Observability = unobserved(service),
  ) {}

  async perform<Command, Event extends DomainEvent, State>(order: Order<Command, Event, State>): Promise<Outcome> {
    const { name, cause, aggregate, id } = order;
    const started = performance.now();
    const stream = streamOf(aggregate, id);
    let outcome: CommandOutcome | undefined = 'failed';
    try {
      const attributes = { 'mingjian.stream': stream, 'mingjian.command': cause.commandId };
      const done = await this.observability.tracing.span(name, cause.correlationId, attributes, () =>
        this.untilDecided(order),
      );
      outcome = done.repeated ? 'repeated' : done.status < 400 ? 'accepted' : 'refused';
      return done;
    } catch (error) {
      if (error instanceof NothingToDo) outcome = undefined;
      else if (error instanceof Problem && error.status < 500) outcome = 'refused';
      throw error;
    } finally {
      if (outcome) {
        const ms = performance.now() - started;
        this.observability.metrics.command(name, outcome, ms / 1000);
        this.observability.log.info(
          { command: name, stream, correlation: cause.correlationId, outcome, ms: Math.round(ms * 10) / 10 },
          'command',
        );
      }
    }
  }

  private async untilDecided<Command, Event extends DomainEvent, State>(
    order: Order<Command, Event, State>,
  ): Promise<Outcome> {
    for (let race = 0; race < RACES_BEFORE_GIVING_UP; race += 1) {
      const outcome = await this.attempt(order, race > 0);
      if (outcome) return outcome;
    }
    throw Problem.of('command.contended');
  }

  /**
   * The state of a stream.
   * @param atLeast a version that will do if this process knows it already; unless told the newest, straight from the store
   */
  async load<Command, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    id: string,
    atLeast = Infinity,
  ): Promise<Loaded<State>> {
    const stream = streamOf(aggregate, id);
    const known = this.states.get(stream) as Loaded<State> | undefined;
    if (known && known.version >= atLeast) return known;
    const history = await this.store.readStream(stream, known?.version ?? 0);
    const loaded = history.reduce<Loaded<State>>(
      (current, recorded) => ({
        state: aggregate.decider.evolve(current.state, readEvent(recorded) as unknown as Event),
        version: recorded.version,
      }),
      known ?? { state: aggregate.decider.initialState, version: 0 },
    );
    this.states.set(stream, loaded);
    return loaded;
  }

  private async attempt<Command, Event extends DomainEvent, State>(
    order: Order<Command, Event, State>,
    fresh: boolean,
  ): Promise<Outcome | undefined> {
    const { aggregate, id, cause } = order;
    const presumedNew = order.presumedNew === true && !fresh && order.ifMatch === undefined;
    const loaded = presumedNew
      ? { state: aggregate.decider.initialState, version: 0 }
      : await this.load(aggregate, id, fresh || order.ifMatch !== undefined ? Infinity : 0);
    let prepared: Prepared<Command, Event>;
    try {
      prepared = await order.prepare(loaded);
    } catch (error) {
      if (!fresh && (await this.hasGoneOn(aggregate, id, loaded, error))) return undefined;
      return this.firstOutcomeOr(error, cause);
    }
    const decision =
      order.ifMatch !== undefined && order.ifMatch !== loaded.version
        ? undefined
        : 'command' in prepared
          ? aggregate.decider.decide(prepared.command, loaded.state)
          : prepared.decision;

    const problem =
      decision === undefined
        ? Problem.of('version.mismatch', { version: loaded.version })
        : 'problem' in prepared
          ? prepared.problem
          : decision.kind === 'refused'
            ? Problem.refusal(decision.refusal, aggregate.refusals)
            : undefined;
    const events = decision === undefined ? [] : decision.kind === 'accepted' ? decision.events : decision.recorded;

    const now = this.clock.now();
    const pins = 'command' in prepared ? (prepared.pins ?? {}) : {};
    const entry = 'command' in prepared ? (prepared.entry ?? 'live') : 'live';
    const stream = streamOf(aggregate, id);
    const newEvents = events.map((event, index) =>
      envelop({
        service: this.service,
        aggregate,
        stream,
        version: loaded.version + index + 1,
        event,
        index,
        doer: prepared,
        cause,
        pins,
        entry,
        now,
      }),
    );
    const answer = problem ? undefined : aggregate.answerOf?.(events);
    const kept: KeptOutcome = problem
      ? { status: problem.status, problem: problem.details() }
      : {
          status: loaded.version === 0 ? 201 : 200,
          id,
          events: newEvents.map((event) => ({ id: event.id, type: event.type })),
          ...(answer && { answer }),
        };

    const appended = await this.store.append({
      stream,
      expectedVersion: loaded.version,
      events: newEvents,
      command: { actor: cause.sub, id: cause.commandId, digest: cause.digest, outcome: JSON.stringify(kept) },
      now,
    });
    return this.answer(appended, aggregate, stream, loaded, events, kept, cause);
  }

  /** What ends without an append has not had its version checked: another instance may know more. */
  private async hasGoneOn<Command, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    id: string,
    { version }: Loaded<State>,
    error: unknown,
  ): Promise<boolean> {
    if (!(error instanceof Problem || error instanceof NothingToDo)) return false;
    return (await this.load(aggregate, id)).version > version;
  }

  private answer<Command, Event extends DomainEvent, State>(
    appended: Appended,
    aggregate: Aggregate<Command, Event, State>,
    stream: string,
    loaded: Loaded<State>,
    events: readonly Event[],
    kept: KeptOutcome,
    cause: Cause,
  ): Outcome | undefined {
    switch (appended.kind) {
      case 'conflict':
        return undefined;
      case 'repeated':
        return this.repeat(appended, cause);
      case 'appended': {
        const state = events.reduce((current, event) => aggregate.decider.evolve(current, event), loaded.state);
        this.states.set(stream, { state, version: appended.version });
        for (const { type } of events) this.observability.metrics.appended(type);
        return outcomeOf(kept, this.service, appended.version, appended.sequence, false);
      }
    }
  }

  /**
   * What is refused before it is decided, for example since the grant was revoked meanwhile, may be a retry, which has its outcome
   * already. Asked only then, so that an ordinary command pays nothing for it.
   */
  async firstOutcomeOr(error: unknown, cause: Cause): Promise<Outcome> {
    const first = error instanceof Problem ? await this.store.firstAnswer(cause.sub, cause.commandId) : undefined;
    if (!first) throw error;
    return this.repeat(first, cause);
  }

  private repeat({ digest, outcome, version, sequence }: Repeated, cause: Cause): Outcome {
    if (digest !== cause.digest) throw Problem.of('command.idReused');
    return outcomeOf(JSON.parse(outcome) as KeptOutcome, this.service, version, sequence, true);
  }
}

type KeptOutcome =
  | { readonly status: number; readonly problem: ProblemDetails }
  | ({ readonly status: number } & Pick<Acknowledgement, 'id' | 'events' | 'answer'>);

const outcomeOf = (
  kept: KeptOutcome,
  source: string,
  version: number,
  sequence: number,
  repeated: boolean,
): Outcome => ({
  status: kept.status,
  body:
    'problem' in kept
      ? kept.problem
      : { id: kept.id, version, source, sequence, events: kept.events, ...(kept.answer && { answer: kept.answer }) },
  version,
  repeated,
});

/** A stored event as its decider knows it, upcast to the newest version. */
export const readEvent = (recorded: RecordedEvent): DomainEvent => {
  const envelope = decodeEnvelope(recorded.body);
  const { name, data } = upcast(envelope.type, envelope.data);
  return { type: name, data, personal: envelope.personal };
};
