import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import type { PublicationCommand } from './commands.js';
import { publication } from './publication.js';
import {
  after,
  bytes,
  cleared,
  CLEARANCE,
  confirmChannel,
  DESCRIPTION,
  filesRead,
  INDEX,
  ITEM,
  NORMATIVE,
  prepare,
  publish,
  refiled,
  repeal,
  requestId,
  TODAY,
  withdraw,
} from './testing/sample.js';

const ofPublication = { publication: ITEM, item: ITEM, organ: 'transport' };
const code = (history: readonly PublicationCommand[], command: PublicationCommand) =>
  given(publication, ...after(...history))
    .when(command)
    .refusal().code;

describe('what an item says of itself (Art 12)', () => {
  const described = prepare({ description: DESCRIPTION });

  it('goes out with the bytes that it was reviewed with, with the links that they hold', () => {
    expect(after(described, publish(1), cleared(1, { links: [INDEX] })).at(-1)).toMatchObject({
      type: 'ItemPublished',
      data: { description: DESCRIPTION, links: [INDEX], publishedOn: TODAY },
    });
    expect(after(prepare(), publish(1), cleared(1)).at(-1)?.data).not.toHaveProperty('description');
  });

  it('follows a move in the catalogue, also when the same bytes go out again', () => {
    const history = after(described, publish(1), cleared(1), refiled('basis'), withdraw(), publish(2), cleared(2));
    expect(history.at(-1)).toMatchObject({ data: { description: { filing: { node: 'basis' } }, version: 2 } });
    expect(code([], refiled('basis'))).toBe('publication.state.unknown');
  });
});

describe('what was said wrong of a publication', () => {
  it('is corrected by the release of the same bytes with the description that was reviewed', () => {
    const out = [prepare({ description: DESCRIPTION }), publish(1), cleared(1)];
    const corrected = prepare({ proposal: 2, description: { ...DESCRIPTION, documentNumber: '云交发〔2026〕4号' } });
    expect(after(...out, corrected, publish(2), cleared(2)).at(-1)).toMatchObject({
      data: { version: 2, digest: bytes('a'), description: { documentNumber: '云交发〔2026〕4号' } },
    });
    expect(code([...out, refiled('basis')], publish(2))).toBe('publication.release.alreadyPublished');
  });
});

describe('the scope of a publication', () => {
  it('is widened by the release of the same bytes for everybody, once these were reviewed for it', () => {
    const inside = [prepare({ visibility: 'internal' }), publish(1), cleared(1)];
    expect(code(inside, publish(2))).toBe('publication.release.alreadyPublished');
    const wider = after(...inside, prepare({ proposal: 2 }), publish(2), cleared(2));
    expect(wider.at(-1)).toMatchObject({
      type: 'ItemPublished',
      data: { visibility: 'public', version: 2, indexNumber: INDEX, digest: bytes('a') },
    });
  });
});

describe('a document that is repealed (Art 24, page rule 7)', () => {
  const out = [prepare({ description: NORMATIVE }), publish(1), cleared(1)];

  it('stays on the portal and names the document that repeals it, from a day on that may lie ahead', () => {
    expect(after(...out, repeal()).at(-1)).toEqual({
      type: 'DocumentRepealed',
      data: {
        ...ofPublication,
        kind: 'normativeDocument',
        repealedOn: '2026-07-01',
        repealedBy: null,
        document: '云交规〔2026〕1号',
        by: 'zhou',
      },
    });
    expect(fold(publication, after(...out, repeal()))).toMatchObject({
      published: { indexNumber: INDEX },
      repealedOn: '2026-07-01',
    });
  });

  it('is a document that binds the public, out, made by then, and repealed once by another', () => {
    expect(code(out.slice(0, 2), repeal())).toBe('publication.repeal.notPublished');
    expect(code([prepare({ description: DESCRIPTION }), publish(1), cleared(1)], repeal())).toBe(
      'publication.repeal.notNormative',
    );
    expect(code([...out, repeal()], repeal())).toBe('publication.repeal.alreadyRepealed');
    expect(code(out, repeal({ repealedBy: ITEM }))).toBe('publication.repeal.byItself');
    expect(code(out, repeal({ repealedBy: requestId(9), document: null }))).toBe('publication.repeal.documentUnknown');
    expect(code(out, repeal({ repealedOn: '2026-02-26' }))).toBe('publication.repeal.beforeItWasMade');
  });
});

describe('a channel beside the portal (Art 23)', () => {
  const out = [prepare({ description: DESCRIPTION }), publish(1), cleared(1)];

  it('is confirmed once for each version when it has carried it (S5)', () => {
    expect(after(...out, confirmChannel('press')).at(-1)).toEqual({
      type: 'PublicationChannelConfirmed',
      data: { ...ofPublication, version: 1, medium: 'press', doneOn: TODAY, by: 'zhou' },
    });
    expect(code([...out, confirmChannel('press')], confirmChannel('press'))).toBe(
      'publication.channel.alreadyConfirmed',
    );
    const next = prepare({ proposal: 2, digest: bytes('b'), description: DESCRIPTION });
    const second = [next, publish(2), cleared(2, { digest: bytes('b') })];
    expect(after(...out, confirmChannel('press'), ...second, confirmChannel('press')).at(-1)).toMatchObject({
      data: { version: 2 },
    });
  });

  it('may be the window of the service centre (S12)', () => {
    const planned = prepare({ description: { ...DESCRIPTION, manners: ['website', 'serviceWindow'] } });
    expect(after(planned, ...out.slice(1), confirmChannel('serviceWindow')).at(-1)).toMatchObject({
      type: 'PublicationChannelConfirmed',
      data: { medium: 'serviceWindow' },
    });
  });

  it('does not go before the portal, and is one of those that were approved', () => {
    expect(code(out.slice(0, 2), confirmChannel('press'))).toBe('publication.channel.notPublished');
    expect(code([...out, withdraw()], confirmChannel('press'))).toBe('publication.channel.notPublished');
    expect(code(out, confirmChannel('radio'))).toBe('publication.channel.notPlanned');
    expect(code([prepare(), publish(1), cleared(1)], confirmChannel('press'))).toBe('publication.channel.notPlanned');
    expect(code(out, confirmChannel('website'))).toBe('publication.channel.byItself');
    expect(code(out, confirmChannel('press', '2026-03-01'))).toBe('publication.channel.dayOutOfRange');
    expect(code(out, confirmChannel('press', '2026-03-03'))).toBe('publication.channel.dayOutOfRange');
    const inside = prepare({ description: DESCRIPTION, visibility: 'internal' });
    expect(code([inside, publish(1), cleared(1)], confirmChannel('press'))).toBe('publication.channel.internal');
  });
});

describe('the files of what is out', () => {
  const files = [{ file: bytes('c'), text: bytes('e') }];
  const out = [prepare(), publish(1), cleared(1, { clearance: CLEARANCE })];

  it('were read once their version is out, which says on what clearance it is', () => {
    const history = after(...out, filesRead(1, files));
    expect(history.at(-1)).toEqual({ type: 'PublicationFilesRead', data: { ...ofPublication, version: 1, files } });
    expect(history.at(-2)?.data).toMatchObject({ clearance: CLEARANCE, digest: CLEARANCE.digest });
    expect(fold(publication, history)).toEqual(fold(publication, after(...out)));
  });

  it('are noted of nothing that is no longer out on that request, nor of what is open inside the organ alone', () => {
    const noted = (...commands: readonly PublicationCommand[]) => after(...commands).at(-1)?.type;
    expect(noted(...out, withdraw(), filesRead(1, files))).toBe('PublicationWithdrawn');
    expect(noted(...out, filesRead(2, files))).toBe('ItemPublished');
    expect(noted(prepare({ visibility: 'internal' }), publish(1), cleared(1), filesRead(1, files))).toBe(
      'ItemPublished',
    );
    expect(noted(...out, filesRead(1, []))).toBe('ItemPublished');
  });
});
