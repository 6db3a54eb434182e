import { BackupError } from '../backup/index.js';
import { EntryUnreachable, ProblemError } from '../client/index.js';
import { LauncherError } from '../launcher/launcher-error.js';
import { CopyFailed } from '../store-copy/index.js';
import { UpgradeError } from '../upgrade/index.js';
import { CommandFailed, type Answer } from './answer.js';
import { listChecks, runChecks } from './checks.js';
import { backUpCity, restoreCity, upgradeCity } from './backups.js';
import {
  noOperands,
  onlyOperand,
  readCommandLine,
  USAGE,
  UsageError,
  type CommandLine,
  type CommandName,
} from './command-line.js';
import { operatorOfFolder, operatorOfUrl, type Operator } from './operator.js';
import { listParked, replayParked, showParked } from './parked.js';
import { lagOfProjections, listProjections, rebuildProjection } from './projections.js';
import { copyToStore } from './stores.js';

export interface Terminal {
  /** The answer, and nothing else. */
  out(line: string): void;
  /** What happens on the way, and what went wrong. */
  note(line: string): void;
}

/**
 * Runs one command of the operator and says how it ended.
 * @param environment for the access token, MINGJIAN_TOKEN
 * @returns the exit code: 0 done, 1 failed or something is left to do, 2 wrong command line
 * @throws whatever is a fault of this program
 */
export const runCommand = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { out, note }: Terminal,
): Promise<0 | 1 | 2> => {
  try {
    const line = readCommandLine(args);
    if (line.help || line.command === undefined) {
      out(USAGE);
      return 0;
    }
    const { document, lines, incomplete = false } = await perform(line.command, line, environment, note);
    for (const text of line.json ? [JSON.stringify(document, null, 2)] : lines) out(text);
    return incomplete ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      note(`${error.message}\n\nnpm run mingjian -- --help tells what there is`);
      return 2;
    }
    if (!isForPeople(error)) throw error;
    note(error.message);
    return 1;
  }
};

const isForPeople = (error: unknown): error is Error =>
  [BackupError, CommandFailed, CopyFailed, EntryUnreachable, LauncherError, ProblemError, UpgradeError].some(
    (kind) => error instanceof kind,
  );

const perform = async (
  command: CommandName,
  line: CommandLine,
  environment: NodeJS.ProcessEnv,
  note: Terminal['note'],
): Promise<Answer> => {
  const { services } = line;
  const asOperator = async (work: (operator: Operator) => Promise<Answer>): Promise<Answer> => {
    const operator =
      line.url === undefined
        ? await operatorOfFolder(line.data)
        : operatorOfUrl(line.url, environment['MINGJIAN_TOKEN']);
    try {
      return await work(operator);
    } finally {
      await operator.close();
    }
  };
  switch (command) {
    case 'projections list':
      noOperands(line);
      return asOperator((operator) => listProjections(operator, services));
    case 'projections lag':
      noOperands(line);
      return asOperator((operator) => lagOfProjections(operator, services));
    case 'projections rebuild': {
      const name = onlyOperand(line, 'name of a projection');
      return asOperator((operator) => rebuildProjection(operator, services, name, note));
    }
    case 'parked list':
      noOperands(line);
      return asOperator((operator) => listParked(operator, services));
    case 'parked show': {
      const key = onlyOperand(line, 'key');
      return asOperator((operator) => showParked(operator, services, key));
    }
    case 'parked replay': {
      if (line.all) noOperands(line);
      const key = line.all ? undefined : onlyOperand(line, 'key, or --all');
      return asOperator((operator) => replayParked(operator, services, key));
    }
    case 'checks list':
      noOperands(line);
      return asOperator((operator) => listChecks(operator, services));
    case 'checks run': {
      const name = line.operands.length === 0 ? undefined : onlyOperand(line, 'name of a check');
      return asOperator((operator) => runChecks(operator, services, name));
    }
    case 'backup':
      noOperands(line);
      return backUpCity(line, note);
    case 'restore':
      noOperands(line);
      return restoreCity(line, note);
    case 'upgrade':
      noOperands(line);
      return upgradeCity(line, note);
    case 'store copy':
      noOperands(line);
      return copyToStore(line, environment);
  }
};
