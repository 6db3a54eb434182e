import { letterParts, resultCodes, type LetterName, type RuleRow } from '@mingjian/contracts';
import { letterKinds } from '@mingjian/intake-service/sample-letters';
import { shippedRows } from '@mingjian/intake-service/shipped-rules';
import type { Label } from './glossary.js';
import { generatedFrom, page, table } from './markdown.js';

/** To whom a letter goes, and under which number. */
const facts: Readonly<Record<LetterName, readonly [to: string, number: string]>> = {
  applicationForm: ['the file', 'none'],
  registrationForm: ['the file', 'the registration number, inside'],
  acceptanceNotice: ['the applicant', 'none: it is given at the desk'],
  receiptSlip: ['the applicant', 'the registration number, inside'],
  coHandlingLetter: ['a section', 'none: it stays in the organ'],
  correctionNotice: ['the applicant', '`notice`'],
  extensionNotice: ['the applicant', '`notice`'],
  reasonsNotice: ['the applicant', '`notice`'],
  deferralNotice: ['the applicant', '`notice`'],
  thirdPartyConsultation: ['the third party', '`notice`'],
  consultationAnswerForm: ['the third party, who sends it back', 'that of the letter it answers, inside'],
  organConsultation: ['the organ that made the information too', '`notice`'],
  consultationNotice: ['the applicant', '`notice`'],
  feeNotice: ['the applicant', '`notice`'],
  replyLetter: ['the applicant', '`reply`'],
  disclosureNotice: ['the third party who objected', '`notice`'],
  closingNotice: ['the applicant', 'none: a timer writes it, and timers give no numbers'],
};

/** Letters of the official list that no act makes yet, or that are none of a case. */
const missing: readonly (readonly [string, string])[] = [
  ['流程图', 'a picture for the portal, the same for every case'],
];

const titleOf = (letter: string): string =>
  shippedRows('letterTexts').find((row) => row.letter === letter && row.part === 'title')?.text ?? '';

const remediesOf = (result: string): readonly string[] => {
  const rows = shippedRows('remedies').filter((row) => row.result === result);
  const said = (row: RuleRow<'remedies'>): string => `${row.since}: \`${row.remedy}\``;
  return [rows.map(said).join('<br>'), [...new Set(rows.map(({ source }) => source))].join('<br>')];
};

/** docs/reference/letters.md: every letter of a case, what makes it, what it says of remedies. */
export const letters = (glossary: ReadonlyMap<string, readonly Label[]>): string =>
  page(
    generatedFrom('the letters of services/intake and the shipped rule tables'),
    '# Letters 文书',
    'A letter is written from the events of its case and the rule tables that they pin, so it is the same whenever it is asked for. Its words are the rule table ' +
      '`letterTexts`, its remedy `remedies` and `remedyBodies`, its number `documentPattern`: [change the law](../how-to/change-the-law.md). One more kind: [add a letter](../how-to/add-a-letter.md).',
    '| `GET /api/intake/v1/…` | gives |\n| --- | --- |\n' +
      '| `applications/{id}/letters` | the letters that the case has so far |\n' +
      '| `applications/{id}/letters/{letter}?as=docx`, `?as=pdf` | one of them as a file; without `as`, as data |\n' +
      '| `applications/{id}/case-file` | the complete file (卷宗), a ZIP: every letter as docx and PDF, the request, the case, every step, the reviewed bytes of the reply, `manifest.json` and `SHA256SUMS` |',
    '`GET /api/review/v1/reviews/{id}/approval-sheet?as=…` gives the 审查呈批单 of a review: who proposed what, the opinion of every level, the decision. ' +
      '`GET /api/intake/v1/transfer-lists/{organ}?from=…&to=…&as=…` gives the 主动公开政府信息移送明细表 of an organ: what went to archives and public libraries (Art 25).',
    'Names, addresses, requests and texts are sealed. Who has `personal.read` for the case sees them, and a `PersonalDataRead` is kept for each letter and day; everybody else with ' +
      '`application.read` gets a copy that leaves them out and says so. A city whose clock is simulated says that on every page of every letter. The text of a reply is that of the reviewed bytes, word for word.',
    '![政府信息公开申请答复书](letters/reply-letter.png) ![政府信息公开信息处理费收费通知书](letters/fee-notice.png)',
    '## Of a case',
    table(
      ['code', '中文', 'made by', 'to', 'number'],
      letterKinds.map(({ name, madeBy }) => [
        `\`${name}\``,
        titleOf(name),
        `\`${madeBy}\` ${glossary.get(madeBy)?.[0]?.zh ?? ''}`,
        ...facts[name],
      ]),
    ),
    'Procedural notices and the demand of a fee cannot be challenged by themselves, so they tell of no remedy.',
    '## Of the official list, not made',
    table(['中文', 'why'], missing),
    '## Remedies 救济途径 by result',
    'Of a reply, and of the notice that an application is not processed any further. `reconsiderationFirst`: reconsideration before a suit (复议前置). `either`: the choice of both. ' +
      'A third party against whose objection something is opened may choose, whatever the result.',
    table(
      ['result', '中文', 'since', 'source'],
      resultCodes.map((code) => [code, glossary.get(code)?.[0]?.zh ?? '', ...remediesOf(code)]),
    ),
    '## Words',
    table(
      ['letter', 'part', 'source'],
      shippedRows('letterTexts').map(({ letter, part, source }) => [`\`${letter}\``, `\`${part}\``, source]),
    ),
    `The blanks that each part may have: \`letterParts\` in \`libs/contracts/src/letters.ts\` (${Object.keys(letterParts).length} groups).`,
  );
