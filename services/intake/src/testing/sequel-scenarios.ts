import type { PersonalField } from '@mingjian/contracts';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import { conversions } from '../conversions/conversion.aggregate.js';
import { recordCorrections } from '../record-corrections/record-correction.aggregate.js';

const ID = 'e3bb189e-8bf9-4888-9912-ace4e6543002';
const ASKED = 'f3bb189e-8bf9-4888-9912-ace4e6543002';
const today = '2026-03-04';

/** A field sealed for an invented person. */
const personal = (field: string): readonly PersonalField[] => [
  { field, subject: ID, ref: ASKED, commitment: 'c'.repeat(64) },
];

/** What may follow from an application, beside it. */
export const sequelScenarios: readonly Scenario[] = [
  scenario(recordCorrections, 'corrected', ID, [
    {
      type: 'Request',
      request: ID,
      organ: 'transport',
      application: ASKED,
      requestedOn: '2026-03-02',
      today,
      organStands: true,
      applicationIsOwn: true,
      personal: personal('record'),
    },
    { type: 'Verify', wrong: true, today, personal: personal('finding') },
    { type: 'Conclude', outcome: 'corrected', to: null, organStands: true, today },
  ]),
  scenario(conversions, 'taken-up', ID, [
    {
      type: 'Propose',
      conversion: ID,
      organ: 'transport',
      applications: [ASKED],
      proposedBy: 'applicant',
      today,
      organStands: true,
      applicationsAreOwn: true,
      personal: personal('subject'),
    },
    { type: 'Decide', item: ASKED, itemIsOwn: true, today, personal: personal('reason') },
  ]),
];
