import { accessEvents, type AccessEvent, type ServiceName } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { factAggregate } from '../kept-fact.js';
import { scenario, type Scenario } from './scenario.js';

/** A refused read of a service, as it is kept. */
export const refusedRead = (service: ServiceName, view: string, permission: string): Scenario =>
  scenario(factAggregate<AccessEvent>('access', accessEvents[service]), service, uuidFrom('refused read', service), [
    {
      type: 'AccessRefused',
      data: {
        thing: { kind: 'application', id: uuidFrom('refused read', 'application') },
        organ: 'transport',
        view,
        permission,
        code: 'permission.missing',
        by: 'zhao',
        on: '2026-03-02',
      },
    },
  ]);
