import type { ServiceName } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Act } from './act.js';
import type { AnyAggregate } from './aggregate.js';
import type { DailyDuty } from './daily.js';
import type { Engine } from './engine.js';
import type { Form } from './form.js';
import type { Hearing, HearingOptions } from './hearing.js';
import type { Problem, ProblemTexts } from './problem.js';
import type { Reaction } from './reaction.js';
import type { SelfCheck } from './self-check.js';
import type { Upload } from './upload.js';
import type { View } from './view.js';

/** One module of a service: what it decides, what people can do and read there, and what it reacts to. */
export interface ModuleDefinition {
  readonly name: string;
  readonly aggregates: readonly AnyAggregate[];
  readonly acts: readonly Act[];
  readonly views: readonly View[];
  /** What its public pages take without JavaScript. */
  readonly forms?: readonly Form[];
  /** Bytes that may be brought before an act refers to them. */
  readonly uploads?: readonly Upload[];
  readonly reactions: readonly Reaction[];
  /** A projection that acts on what it sees gets the engine when the service has started. */
  readonly projections: readonly (Projection | ((engine: () => Engine) => Projection))[];
  readonly daily?: readonly DailyDuty[];
  readonly checks?: readonly SelfCheck[];
  /** Why its views do not answer, beyond the codes of the platform. */
  readonly problems?: ProblemTexts;
}

/** Everything that makes one service out of the engine room. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly modules: readonly ModuleDefinition[];
  /** Services whose contract events it hears. */
  readonly hears: readonly ServiceName[];
  /** The page that a browser is shown instead of problem+json, where the service has pages. */
  readonly problemPage?: (problem: Problem, url: string, engine: Engine) => string;
  /** SQL of the service's own tables beside the engine's, run by the owner role, in order, each once. */
  readonly migrations?: readonly { readonly name: string; sql(appRole: string): string }[];
  /** Instead of reacting, the service keeps every event of every service and projects from its own record (reporting). */
  readonly record?: (parts: Omit<HearingOptions, 'definition'>) => Promise<Hearing>;
}
