import { join } from 'node:path';
import type { Clock } from '@mingjian/core';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { createTokenVerifier } from '@mingjian/identity';
import { startInbox, startRelay, type Inbox, type Relay, type MessageBus } from '@mingjian/messaging';
import { createEmbeddedBus } from '@mingjian/messaging/embedded';
import { createPool } from '@mingjian/postgres';
import { startProjections, type Projections } from '@mingjian/projections';
import type { Pool } from 'pg';
import { pino, type Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { AnyAggregate } from './aggregate.js';
import { SimulatedClock, systemClock } from './clock.js';
import type { ServiceConfig } from './config.js';
import type { ServiceDefinition } from './definition.js';
import { Engine } from './engine.js';
import { migrate } from './migrations.js';
import { createNumbers } from './numbers.js';
import { CommandPipeline } from './pipeline.js';
import { createServiceTokens } from './service-tokens.js';
import { timersProjection, TimerRunner } from './timers.js';

/** How far a service is; `settled`: nothing is on its way inside it. */
export interface Progress {
  readonly settled: boolean;
  readonly counts: { readonly events: number; readonly due: number; readonly lag: number; readonly parked: number };
}

const TIMER_LOOK_MS = 15_000;

/** One running service below HTTP: store, bus, relay, inbox, projections, timers. */
export class Runtime {
  readonly engine: Engine;

  static async start(definition: ServiceDefinition, config: ServiceConfig): Promise<Runtime> {
    throw new Error(`${definition.name} ${config.service}`);
  }
}
