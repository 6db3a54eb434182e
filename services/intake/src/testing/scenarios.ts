import { personalReadingEvents, type PersonalReadingEvent } from '@mingjian/contracts';
import { factAggregate } from '@mingjian/service-kit';
import { refusedRead, scenario, type Scenario } from '@mingjian/service-kit/testing';
import { CASE, LETTER, START } from '../applications/domain/testing/index.js';
import { applicationScenarios } from './application-scenarios.js';
import { itemScenarios } from './item-scenarios.js';
import { sequelScenarios } from './sequel-scenarios.js';
import { otherScenarios } from './other-scenarios.js';

/** What the recorded histories of intake are made from. */
export const scenarios: readonly Scenario[] = [
  ...applicationScenarios,
  ...itemScenarios,
  ...otherScenarios,
  scenario(factAggregate<PersonalReadingEvent>('personalReading', personalReadingEvents), 'once', LETTER, [
    {
      type: 'PersonalDataRead',
      data: {
        application: CASE,
        organ: 'transport',
        letter: 'feeNotice-9',
        by: 'registrar',
        actingFor: null,
        on: START,
      },
    },
  ]),
  ...sequelScenarios,
  refusedRead('intake', 'application.file', 'application.read'),
];
