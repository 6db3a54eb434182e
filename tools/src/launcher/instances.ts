import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { LauncherError } from './launcher-error.js';

/** How many processes of a service run side by side; one unless told. */
export type InstanceCounts = Readonly<Partial<Record<ServiceName, number>>>;

const MOST = 9;

/** Reads `review=2,reporting=2`. @throws LauncherError with what is wrong */
export const readInstances = (text: string): InstanceCounts =>
  Object.fromEntries(
    text.split(',').map((part) => {
      const [service = '', count = ''] = part.split('=');
      if (!serviceNames.some((name) => name === service)) {
        throw new LauncherError(`--instances ${part}: the services are ${serviceNames.join(', ')}`);
      }
      if (!/^[1-9]$/.test(count)) throw new LauncherError(`--instances ${part}: a service has 1 to ${MOST} instances`);
      return [service, Number(count)] as const;
    }),
  );

/** Names of the service's processes: its own, then with a number from 2 on. */
export const instanceNames = (service: ServiceName, counts: InstanceCounts): readonly string[] =>
  Array.from({ length: counts[service] ?? 1 }, (_, index) => (index === 0 ? service : `${service}-${index + 1}`));
