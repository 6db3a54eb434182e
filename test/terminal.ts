import { ADMINISTRATOR, type City } from '@mingjian/service-kit/testing';
import { openEntry, type Entry } from '../tools/src/launcher/entry.js';
import { runCommand } from '../tools/src/cli/run.js';

/** What a command printed and how it ended. */
export interface Printed {
  readonly code: number;
  readonly out: readonly string[];
  readonly notes: readonly string[];
}

/** The operator's command line, in this process. */
export const mingjian = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Printed> => {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runCommand(args, environment, {
    out: (line) => void out.push(line),
    note: (line) => void notes.push(line),
  });
  return { code, out, notes };
};

/** A city of a spec behind one address, as its operator reaches it. */
export interface OperatedCity {
  /** The address of the entry. */
  readonly origin: string;
  /** Runs a command as the administrator, or as somebody else. */
  run(args: readonly string[], as?: string): Promise<Printed>;
  /** Every command so far, without what asks for JSON. */
  readonly performed: readonly (readonly string[])[];
  /** What the command answers with `--json`. */
  ask<Document>(args: readonly string[]): Promise<Document>;
  close(): Promise<void>;
}

export const operate = async (city: City): Promise<OperatedCity> => {
  const entry: Entry = await openEntry(0, false);
  entry.route({ service: (name) => city.service(name).url, local: {} });
  const performed: (readonly string[])[] = [];
  const run: OperatedCity['run'] = (args, as = ADMINISTRATOR) => {
    performed.push(args.filter((arg) => arg !== '--json'));
    return mingjian([...args, '--url', entry.origin], { MINGJIAN_TOKEN: city.issuer.tokenFor(as) });
  };
  return {
    origin: entry.origin,
    run,
    performed,
    async ask<Document>(args: readonly string[]) {
      const { code, out, notes } = await run([...args, '--json']);
      if (code !== 0) throw new Error(notes.join('\n'));
      return JSON.parse(out.join('\n')) as Document;
    },
    close: () => entry.close(),
  };
};
