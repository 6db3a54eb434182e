import { serviceNames, type Role, type ServiceName } from '@mingjian/contracts';
import { civilDateOf, type CivilDate, type Clock } from '@mingjian/core';
import type { EventStore } from '@mingjian/event-store';
import {
  effectiveGrants,
  grantsFor,
  holdsOn,
  permits,
  reaches,
  type Grant,
  type Permission,
  type Principal,
} from '@mingjian/identity';
import type { Directory } from '@mingjian/reference';
import type { ContentStore, Vault } from '@mingjian/vault';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { AttachmentLimits, ServiceUrls } from './config.js';
import { KeptAnswers } from './kept-answers.js';
import type { Numbers } from './numbers.js';
import type { Observability } from './observability/index.js';
import type { CommandPipeline } from './pipeline.js';
import type { PushTarget } from './push-targets.js';
import type { SiteConfig } from './site.js';
import type { ServiceTokens } from './service-tokens.js';
import { Throttles } from './throttle.js';

/** What a service's acts, views and reactions work with; built once by `startEngine`. */
export interface EngineParts {
  readonly service: ServiceName;
  readonly clock: Clock;
  readonly log: Logger;
  readonly observability: Observability;
  readonly store: EventStore;
  readonly pipeline: CommandPipeline;
  readonly vault: Vault;
  readonly contents: ContentStore;
  readonly numbers: Numbers;
  /** The service's database as the non-owner role: for set-based SQL. */
  readonly pool: Pool;
  /** The same database through TypeORM: for queries of the read models. */
  readonly read: DataSource;
  /** The newest directory; replaced as a whole when the directory changes. */
  readonly directory: () => Directory;
  /** Waits until the directory holds everything that this service's own log holds of it. */
  readonly catchUpDirectory: () => Promise<void>;
  readonly verifyToken: (token: string) => Promise<Principal>;
  readonly tokens: ServiceTokens;
  readonly urls: ServiceUrls;
  readonly pushTargets: readonly PushTarget[];
  /** Where warnings of terms that end go besides the log. */
  readonly warningsFolder: string | undefined;
  readonly attachments: AttachmentLimits;
  readonly site: SiteConfig;
  /** Subject that may administer the directory until somebody else holds that role. */
  readonly bootstrapAdministrator: string | undefined;
}

/** The engine room of one service as its acts and views see it; also the injection token of Nest. */
export class Engine {
  readonly service: ServiceName;
  readonly log: Logger;
  readonly observability: Observability;
  readonly store: EventStore;
  readonly pipeline: CommandPipeline;
  readonly vault: Vault;
  readonly contents: ContentStore;
  readonly numbers: Numbers;
  readonly pool: Pool;
  readonly read: DataSource;
  readonly tokens: ServiceTokens;
  readonly urls: ServiceUrls;
  readonly pushTargets: readonly PushTarget[];
  readonly warningsFolder: string | undefined;
  readonly attachments: AttachmentLimits;
  readonly site: SiteConfig;
  /** Names what made the pages: another build may make others of the same facts. */
  readonly build: string;
  readonly keptAnswers = new KeptAnswers();
  readonly throttles = new Throttles();

  constructor(private readonly parts: EngineParts) {
    this.service = parts.service;
    this.log = parts.log;
    this.observability = parts.observability;
    this.store = parts.store;
    this.pipeline = parts.pipeline;
    this.vault = parts.vault;
    this.contents = parts.contents;
    this.numbers = parts.numbers;
    this.pool = parts.pool;
    this.read = parts.read;
    this.tokens = parts.tokens;
    this.urls = parts.urls;
    this.pushTargets = parts.pushTargets;
    this.warningsFolder = parts.warningsFolder;
    this.attachments = parts.attachments;
    this.site = parts.site;
    this.build = parts.site.build;
  }

  get directory(): Directory {
    return this.parts.directory();
  }

  /** The directory with everything that this service has recorded of it; for decisions about the directory itself. */
  async newestDirectory(): Promise<Directory> {
    await this.parts.catchUpDirectory();
    return this.directory;
  }

  /** Up to where read models and directory have come, as text: while it is the same, what they show is the same. */
  async standOf(projections: readonly string[]): Promise<string> {
    const { rows } = await this.pool.query<{ stand: string }>({
      name: 'stand-of',
      text: `SELECT concat_ws(' ', (SELECT string_agg(concat_ws(':', projection, generation, source, sequence), ' ' ORDER BY projection, source)
                                    FROM projections.positions WHERE projection = ANY ($1)),
                              (SELECT max(arrival) FROM reference_events)) AS stand`,
      values: [projections],
    });
    return rows[0]!.stand;
  }

  /** Which building of a read model is shown; another one after a rebuild. */
  async generationOf(projection: string): Promise<number> {
    const { rows } = await this.pool.query<{ generation: number }>({
      name: 'generation-of',
      text: 'SELECT generation FROM projections.positions WHERE projection = $1 LIMIT 1',
      values: [projection],
    });
    return rows[0]?.generation ?? 0;
  }

  get simulated(): boolean {
    return this.parts.clock.simulated;
  }

  now(): Date {
    return this.parts.clock.now();
  }

  /** The civil date in Asia/Shanghai. */
  today(): CivilDate {
    return civilDateOf(this.parts.clock.now());
  }

  verifyToken(token: string): Promise<Principal> {
    return this.parts.verifyToken(token);
  }

  /** Everything that a person or service holds, deputies cut to their holders. */
  grantsOf(principal: Principal): readonly Grant[] {
    if (principal.clientId === principal.sub && serviceClients.has(principal.sub))
      return [cityGrant(principal.sub, 'service')];
    const grants = this.directory.grantsOf(principal.sub);
    // Somebody must give the first grant of a new installation.
    return principal.sub === this.parts.bootstrapAdministrator
      ? [...grants, cityGrant(principal.sub, 'administrator')]
      : grants;
  }

  /** The grants under which a person may act today on something of an organ, or of one that it succeeds, the first choice first. */
  grantsFor(wanted: {
    readonly grants: readonly Grant[];
    readonly permission: Permission;
    readonly organ: string | null;
    readonly section: string | null;
  }): readonly Grant[] {
    const today = this.today();
    const found = this.heirsOf(wanted.organ).flatMap((objectOrgan) =>
      grantsFor({
        grants: wanted.grants,
        permission: wanted.permission,
        objectOrgan,
        objectSection: wanted.section,
        ancestorsOf: (organ) => this.directory.ancestorsOf(organ, today),
        today,
      }),
    );
    return [...new Set(found)];
  }

  /** True when any grant of today covers the organ, so that a refusal there tells nothing new. */
  seesOrgan(grants: readonly Grant[], organ: string | null): boolean {
    const today = this.today();
    return grants.some(
      (grant) =>
        holdsOn(grant, today) &&
        this.heirsOf(organ).some((heir) => reaches(grant, heir, (of) => this.directory.ancestorsOf(of, today))),
    );
  }

  /** The organs in which a person may read by a permission. */
  organsOf(principal: Principal | null, permission: Permission): 'all' | readonly string[] {
    if (!principal) return [];
    const today = this.today();
    const grants = effectiveGrants(this.grantsOf(principal), principal.sub, today).filter((grant) =>
      permits(grant, permission),
    );
    if (grants.some((grant) => grant.organ === null)) return 'all';
    const organs = grants.flatMap((grant) =>
      grant.scope === 'own'
        ? [grant.organ!, ...this.directory.predecessorsOf(grant.organ!, today)]
        : this.directory.subtreeOf(grant.organ!, today),
    );
    return [...new Set(organs)];
  }

  /** Who answers for an organ's things today: itself, or those that took them over. The city has no heirs. */
  private heirsOf(organ: string | null): readonly (string | null)[] {
    return organ === null ? [null] : this.directory.heirsOf(organ, this.today());
  }
}

/** Clients of the issuer that are services of this platform; a person's subject never equals their own client. */
const serviceClients: ReadonlySet<string> = new Set(serviceNames.map((name) => `service-${name}`));

const cityGrant = (sub: string, role: Role): Grant => ({
  grant: '00000000-0000-4000-8000-000000000000',
  sub,
  organ: null,
  section: null,
  role,
  scope: 'subtree',
  access: 'write',
  deputyFor: null,
  validFrom: '2000-01-01',
  validTo: null,
});
