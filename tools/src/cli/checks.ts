import type { ServiceName } from '@mingjian/contracts';
import type { CheckOutcome, CheckState } from '@mingjian/service-kit';
import { table, type Answer } from './answer.js';
import { UsageError } from './command-line.js';
import type { Operator } from './operator.js';

interface Placed {
  readonly service: ServiceName;
  readonly name: string;
  readonly last: CheckOutcome | null;
}

const checksOf = async (operator: Operator, services: readonly ServiceName[]): Promise<readonly Placed[]> =>
  (
    await Promise.all(
      services.map(async (service) => {
        const { checks } = await operator.get<{ checks: readonly CheckState[] }>(service, 'checks');
        return checks.map((check) => ({ service, ...check }));
      }),
    )
  ).flat();

const said = (last: CheckOutcome | null): string => (last === null ? 'never ran' : last.passed ? 'passed' : 'FAILED');

const answerOf = (checks: readonly Placed[]): Answer => ({
  document: { checks },
  lines: [
    ...table(
      ['SERVICE', 'CHECK', 'OUTCOME', 'AT'],
      checks.map(({ service, name, last }) => [service, name, said(last), last?.at ?? '']),
    ),
    ...checks.flatMap(({ name, last }) => (last && !last.passed ? [`${name}: ${JSON.stringify(last.detail)}`] : [])),
  ],
  incomplete: checks.some(({ last }) => last?.passed === false),
});

/** How the checks of the services came out last. */
export const listChecks = async (operator: Operator, services: readonly ServiceName[]): Promise<Answer> =>
  answerOf(await checksOf(operator, services));

/**
 * Has the services run their checks now, one after another.
 * @param name of one check; undefined: all
 * @throws UsageError for a name that no service has
 */
export const runChecks = async (
  operator: Operator,
  services: readonly ServiceName[],
  name: string | undefined,
): Promise<Answer> => {
  const wanted = (await checksOf(operator, services)).filter((check) => name === undefined || check.name === name);
  if (wanted.length === 0) throw new UsageError(`no check is called ${name ?? 'anything'}; see checks list`);
  const ran: Placed[] = [];
  for (const { service, name: check } of wanted) {
    ran.push({ service, name: check, last: await operator.post<CheckOutcome>(service, 'checks', { check }) });
  }
  return answerOf(ran);
};
