import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@mingjian/contracts';
import type { ProjectionState } from '@mingjian/service-kit';
import { CommandFailed, table, type Answer } from './answer.js';
import { UsageError } from './command-line.js';
import type { Operator } from './operator.js';

interface Placed extends ProjectionState {
  readonly service: ServiceName;
}

const standing = async (operator: Operator, services: readonly ServiceName[]): Promise<readonly Placed[]> =>
  (
    await Promise.all(
      services.map(async (service) => {
        const body = await operator.get<{ projections: readonly ProjectionState[] }>(service, 'projections');
        return body.projections.map((projection) => ({ service, ...projection }));
      }),
    )
  ).flat();

export const listProjections = async (operator: Operator, services: readonly ServiceName[]): Promise<Answer> => {
  const projections = await standing(operator, services);
  const rows = projections.flatMap(({ service, name, generations }) =>
    generations.map(({ number, live, current, positions }) => [
      service,
      name,
      number,
      live ? 'live' : 'building',
      current ? 'current' : 'outdated',
      Object.entries(positions)
        .map(([source, sequence]) => `${source} ${sequence}`)
        .join(', '),
    ]),
  );
  const head = ['SERVICE', 'PROJECTION', 'GENERATION', 'STATE', 'SHAPE', 'SHOWS UP TO'];
  return { document: { projections }, lines: table(head, rows) };
};

export const lagOfProjections = async (operator: Operator, services: readonly ServiceName[]): Promise<Answer> => {
  const lags = (await standing(operator, services)).map(({ service, name, lag, trouble }) => ({
    service,
    projection: name,
    lag,
    trouble,
  }));
  return {
    document: { lags },
    lines: table(
      ['SERVICE', 'PROJECTION', 'LAG', 'TROUBLE'],
      lags.map(({ service, projection, lag, trouble }) => [service, projection, lag, trouble ?? '']),
    ),
    incomplete: lags.some(({ trouble }) => trouble !== null),
  };
};

const LOOK_MS = 250;
/** A failure that lasts so many looks does not pass by itself. */
const LASTING_LOOKS = 40;

/**
 * Has the service build a projection anew and waits until the new generation is live. Broken off here, the build goes on there.
 * @param report hears how far it is
 * @throws UsageError for a name that no service has, or several; CommandFailed when the build keeps failing
 */
export const rebuildProjection = async (
  operator: Operator,
  services: readonly ServiceName[],
  name: string,
  report: (line: string) => void,
): Promise<Answer> => {
  const { service } = only(name, await standing(operator, services));
  const { generation } = await operator.post<{ generation: number }>(service, 'rebuilds', { projection: name });
  let said = '';
  for (let failures = 0; ;) {
    const projection = only(name, await standing(operator, [service]));
    const live = projection.generations.find((other) => other.live);
    if (live && live.number >= generation) break;
    const progress = progressOf(projection, generation);
    if (progress !== said) report(progress);
    said = progress;
    failures = projection.trouble === null ? 0 : failures + 1;
    if (failures >= LASTING_LOOKS)
      throw new CommandFailed(`${name} of ${service} cannot be built: ${projection.trouble}`);
    await pause(LOOK_MS);
  }
  return {
    document: { service, projection: name, generation },
    lines: [`${name} of ${service}: generation ${generation} is live`],
  };
};

const only = (name: string, projections: readonly Placed[]): Placed => {
  const [found, ...others] = projections.filter((projection) => projection.name === name);
  if (!found) throw new UsageError(`no projection is called ${name}; see projections list`);
  if (others.length > 0) {
    const services = [found, ...others].map(({ service }) => service).join(', ');
    throw new UsageError(`${services} have a projection ${name}: say which with --service`);
  }
  return found;
};

const progressOf = ({ name, generations }: ProjectionState, generation: number): string => {
  const shown = (live: boolean): number =>
    Object.values(generations.find((other) => other.live === live)?.positions ?? {}).reduce((sum, n) => sum + n, 0);
  return `${name}: generation ${generation} shows ${shown(false)} of ${shown(true)} events`;
};
