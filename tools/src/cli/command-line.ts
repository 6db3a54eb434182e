import { parseArgs } from 'node:util';
import { serviceNames, type ServiceName } from '@mingjian/contracts';

export const USAGE = `Usage: npm run mingjian -- <command> [options]

  projections list                  every generation of every read model: live or building, and what its tables show
  projections lag                   how many events each read model does not show yet
  projections rebuild NAME          builds a read model anew beside the live one and swaps them; shows how far it is
  parked list                       events that a reaction could not deal with, and those that wait behind them
  parked show KEY                   the parked events of one thing
  parked replay KEY | --all         lets the service deal with them again, in order
  checks list                       what each service proves of itself, and how that came out last
  checks run [NAME]                 runs the checks now, or one: reporting tells all figures a second time from the record
  backup --to DIR --keys DIR        writes everything that cannot be derived again; the keys apart; also while the city runs
  restore --from DIR --keys DIR     brings a backup back into a data folder that is not there yet or empty
  upgrade --to DIR --keys DIR       brings the data of a city that does not run to this build: reads every event, backs up, changes the tables
  store copy --to kurrent|postgres  copies the log of a standing service to its other store and proves both equal; in its environment

  --data DIR       the city in this data folder (default ./data)
  --url URL        a city behind this address instead, with the access token in MINGJIAN_TOKEN; not for backup, restore, upgrade
  --service NAME   only this service
  --json           the answer as JSON
  --help           this text

Exit code 0: done; 1: failed, or something is left to do; 2: the command line is wrong.
`;

/** Wrong arguments; the person at the terminal needs the usage, not a stack. */
export class UsageError extends Error {}

export const commands = [
  'projections list',
  'projections lag',
  'projections rebuild',
  'parked list',
  'parked show',
  'parked replay',
  'checks list',
  'checks run',
  'backup',
  'restore',
  'upgrade',
  'store copy',
] as const;
export type CommandName = (typeof commands)[number];

export interface CommandLine {
  /** Undefined where only `--help` is asked for. */
  readonly command: CommandName | undefined;
  /** What follows the command's words. */
  readonly operands: readonly string[];
  readonly data: string;
  readonly url: string | undefined;
  readonly services: readonly ServiceName[];
  readonly all: boolean;
  readonly to: string | undefined;
  readonly from: string | undefined;
  readonly keys: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError with what is wrong with the arguments */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  const { values, positionals } = parse(args);
  if (values.url !== undefined && values.data !== undefined) throw new UsageError('--data or --url, not both');
  if (values.url !== undefined && !URL.canParse(values.url)) throw new UsageError(`--url ${values.url} is not a URL`);
  const help = values.help ?? false;
  const command = commandIn(positionals);
  if (!command && !help) throw new UsageError(`${positionals.slice(0, 2).join(' ') || 'nothing'} is not a command`);
  return {
    command,
    operands: positionals.slice(command?.split(' ').length),
    data: values.data ?? './data',
    url: values.url,
    services: values.service === undefined ? serviceNames : [serviceOf(values.service)],
    all: values.all ?? false,
    to: values.to,
    from: values.from,
    keys: values.keys,
    json: values.json ?? false,
    help,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        url: { type: 'string' },
        service: { type: 'string' },
        all: { type: 'boolean' },
        to: { type: 'string' },
        from: { type: 'string' },
        keys: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** One or two words. */
const commandIn = ([noun = '', verb = '']: readonly string[]): CommandName | undefined =>
  commands.find((name) => name === noun || name === `${noun} ${verb}`);

const serviceOf = (name: string): ServiceName => {
  const found = serviceNames.find((service) => service === name);
  if (!found) throw new UsageError(`--service ${name}: there are ${serviceNames.join(', ')}`);
  return found;
};

/** @throws UsageError when there are more or fewer operands than one */
export const onlyOperand = ({ command, operands }: CommandLine, what: string): string => {
  const [operand] = operands;
  if (operand === undefined || operands.length > 1) throw new UsageError(`${command} needs one ${what}`);
  return operand;
};

/** @throws UsageError for operands of a command that takes none */
export const noOperands = ({ command, operands }: CommandLine): void => {
  if (operands.length > 0) throw new UsageError(`${command} does not take ${operands.join(' ')}`);
};
