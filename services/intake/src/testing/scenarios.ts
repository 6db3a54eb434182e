import { refusedRead, type Scenario } from '@mingjian/service-kit/testing';
import { applicationScenarios } from './application-scenarios.js';
import { itemScenarios } from './item-scenarios.js';
import { sequelScenarios } from './sequel-scenarios.js';
import { otherScenarios } from './other-scenarios.js';

/** What the recorded histories of intake are made from. */
export const scenarios: readonly Scenario[] = [
  ...applicationScenarios,
  ...itemScenarios,
  ...otherScenarios,
  ...sequelScenarios,
  refusedRead('intake', 'application.file', 'application.read'),
];
