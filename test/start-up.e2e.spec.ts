import { describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import type { Permission } from '@mingjian/identity';
import type { ServiceDefinition } from '@mingjian/service-kit';
import { startCity } from '@mingjian/service-kit/testing';
import { MONDAY } from './city-steps.js';

jest.setTimeout(60_000);

/** intake, but somebody forgot the permission of one act. */
const forgetful: ServiceDefinition = {
  ...intakeService,
  modules: intakeService.modules.map((module) => ({
    ...module,
    acts: module.acts.map((act) =>
      act.name === 'item.propose' ? { ...act, permission: undefined as unknown as Permission } : act,
    ),
  })),
};

describe('a service with a route that names no permission', () => {
  it('does not start, and says which route it is', async () => {
    await expect(startCity({ services: [forgetful], date: MONDAY })).rejects.toThrow(
      'routes without a permission: item.proposeController.handle',
    );
  });
});
