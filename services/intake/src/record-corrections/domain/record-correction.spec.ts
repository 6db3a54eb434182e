import { describe, expect, it } from '@jest/globals';
import type { RecordCorrectionEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { recordCorrection, recordCorrectionRefusals, type RecordCorrectionCommand } from './index.js';

const of = { request: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'transport' };
const today = '2026-03-04';
const asked = { ...of, application: null, requestedOn: '2026-03-02' };
const request: RecordCorrectionCommand = {
  type: 'Request',
  ...asked,
  today,
  organStands: true,
  applicationIsOwn: true,
};
const verify = (wrong: boolean): RecordCorrectionCommand => ({ type: 'Verify', wrong, today });
const conclude = (
  outcome: Extract<RecordCorrectionCommand, { type: 'Conclude' }>['outcome'],
  to: string | null = null,
  organStands = true,
): RecordCorrectionCommand => ({ type: 'Conclude', outcome, to, organStands, today });

const requested: RecordCorrectionEvent = { type: 'RecordCorrectionRequested', data: asked };
const verified = (wrong: boolean): RecordCorrectionEvent => ({
  type: 'RecordVerified',
  data: { ...of, verifiedOn: today, wrong },
});

describe('a request to correct a record about oneself (Art 41)', () => {
  it('Art 41: the organ with the power verifies, corrects and tells', () => {
    expect(given(recordCorrection).when(request).events()).toEqual([requested]);
    expect(given(recordCorrection, requested).when(verify(true)).events()).toEqual([verified(true)]);
    expect(given(recordCorrection, requested, verified(true)).when(conclude('corrected')).events()).toEqual([
      { type: 'RecordCorrectionConcluded', data: { ...of, outcome: 'corrected', to: null, toldOn: today } },
    ]);
    expect(given(recordCorrection, requested, verified(false)).when(conclude('notWrong')).events()).toHaveLength(1);
  });

  it('Art 41: without the power it transfers the request or directs the applicant, and tells', () => {
    expect(given(recordCorrection, requested).when(conclude('transferred', 'water')).events()).toMatchObject([
      { data: { outcome: 'transferred', to: 'water', toldOn: today } },
    ]);
    expect(given(recordCorrection, requested).when(conclude('directed')).events()).toHaveLength(1);
  });

  it.each<[string, readonly RecordCorrectionEvent[], RecordCorrectionCommand, string]>([
    ['a correction before it was verified', [requested], conclude('corrected'), 'conclusion.notVerified'],
    ['a correction of what is right', [requested, verified(false)], conclude('corrected'), 'conclusion.otherFinding'],
    ['a record found wrong called right', [requested, verified(true)], conclude('notWrong'), 'conclusion.otherFinding'],
    [
      'a transfer of what was verified',
      [requested, verified(true)],
      conclude('transferred', 'water'),
      'conclusion.ownPower',
    ],
    ['a transfer to nobody', [requested], conclude('transferred'), 'conclusion.organMissing'],
    ['a transfer to itself', [requested], conclude('transferred', 'transport'), 'conclusion.organMissing'],
    [
      'a transfer to an organ that is none',
      [requested],
      conclude('transferred', 'x', false),
      'conclusion.organMissing',
    ],
    ['a direction that names an organ', [requested], conclude('directed', 'water'), 'conclusion.organNotExpected'],
    ['a second verification', [requested, verified(true)], verify(false), 'verification.alreadyDone'],
    ['a verification of nothing', [], verify(true), 'request.unknown'],
    ['a second request', [requested], request, 'request.alreadyMade'],
    [
      'a request of tomorrow',
      [],
      { ...request, requestedOn: '2026-03-05' } as RecordCorrectionCommand,
      'request.inTheFuture',
    ],
    ['a request to nobody', [], { ...request, organStands: false } as RecordCorrectionCommand, 'request.organUnknown'],
    [
      'a request about the application of others',
      [],
      { ...request, applicationIsOwn: false } as RecordCorrectionCommand,
      'request.applicationUnknown',
    ],
  ])('Art 41: refuses %s', (_, history, command, code) => {
    expect(
      given(recordCorrection, ...history)
        .when(command)
        .refusal().code,
    ).toBe(`recordCorrection.${code}`);
  });

  it('is over when it is concluded, and every refusal has its texts', () => {
    const concluded: RecordCorrectionEvent = {
      type: 'RecordCorrectionConcluded',
      data: { ...of, outcome: 'directed', to: null, toldOn: today },
    };
    expect(given(recordCorrection, requested, concluded).when(verify(true)).refusal()).toMatchObject({
      code: 'recordCorrection.request.concluded',
      facts: { outcome: 'directed' },
    });
    for (const { zh, en } of Object.values(recordCorrectionRefusals)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});
