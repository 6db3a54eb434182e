import type { DemoRole } from './units.js';

/** What the demo needs of an acknowledgement. */
export interface Acknowledged {
  readonly id: string;
  readonly version: number;
}

/** Sends one command as a person of a unit; the command id makes it safe to send again. */
export type Post = (
  unit: string,
  role: DemoRole,
  path: string,
  body: object,
  commandId: string,
) => Promise<Acknowledged>;
