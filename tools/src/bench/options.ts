import { parseArgs } from 'node:util';
import type { BusKind } from '../launcher/data-folder.js';
import { busNamed } from '../launcher/options.js';

export const parts = ['append', 'projection', 'http', 'relay'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  /** One JSON object on the standard output instead of the table. */
  readonly json: boolean;
  /** A run of seconds that shows that everything works; its figures say little. */
  readonly quick: boolean;
  readonly parts: ReadonlySet<Part>;
  /** What carries the events between the services. */
  readonly bus: BusKind;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run bench -- [options]

Measures the engine room against the plainest program that does the same work with the same durability on the same Postgres, on
an embedded server in a temporary folder. docs/reference/benchmark.md tells what each figure means.

  --json        one JSON object on the standard output (use npm run --silent)
  --quick       a run of seconds for CI: everything is done, the figures say little
  --only PARTS  only some of ${parts.join(',')}
  --bus kafka   the services on a Kafka broker of their own (needs Java and Maven)
  --help        this text
`;

/** @throws TypeError for an argument that does not exist, RangeError or LauncherError for a part or bus that does not */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      bus: { type: 'string', default: 'embedded' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { json, quick, only, bus, help } = values;
  return { json, quick, parts: only === undefined ? new Set(parts) : partsIn(only), bus: busNamed(bus), help };
};

const partsIn = (only: string): ReadonlySet<Part> => {
  const named = only.split(',');
  const unknown = named.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) throw new RangeError(`--only ${unknown}: there is only ${parts.join(', ')}`);
  return new Set(parts.filter((part) => named.includes(part)));
};
