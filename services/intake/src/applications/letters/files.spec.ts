import { describe, expect, it } from '@jest/globals';
import { docxOf, pdfOf, textOf } from '@mingjian/documents';
import { bare, textOfDocx, textOfPdf } from '@mingjian/documents/testing';
import { sampleLetters } from '../../testing/sample-letters.js';

describe('the text read back from the files of a letter equals the record', () => {
  it.each(Object.entries(sampleLetters()))('%s', async (_, letter) => {
    expect(textOfDocx(await docxOf(letter))).toBe(bare(textOf(letter)));
    expect(await textOfPdf(pdfOf(letter))).toBe(bare(textOf(letter)));
  });
});
