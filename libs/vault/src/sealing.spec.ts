import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { canonicalize } from '@mingjian/contracts';
import fc from 'fast-check';
import { commitmentOf, VaultBroken, verifyCommitment } from './index.js';
import { freshSubjectKey, openField, sealField, unwrapSubjectKey } from './personal-sealing.js';
import { seal, unseal } from './sealing.js';

const SUBJECT = '7d0c3a4e-3f8f-4a55-9a39-1b1d8f6f6c11';
const OTHER = '0e7f4c7f-15c1-4d0f-8f0e-6f7f2a9b7b22';
const place = { ref: '5b0f6a52-7c9d-5e11-8a3b-0c2d4e6f8a90', subject: SUBJECT, field: 'applicant' };
const key = randomBytes(32);

const flip = (bytes: Buffer, at: number, bit: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at % bytes.length]! ^= 1 << bit;
  return changed;
};

describe('sealed bytes', () => {
  it('open again to what they were, and differ each time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (plain, context) => {
        const sealed = seal(key, plain, context);
        expect(unseal(key, sealed, context).equals(plain)).toBe(true);
        expect(seal(key, plain, context).equals(sealed)).toBe(false);
      }),
    );
  });

  it('do not open when any bit is changed, cut off or added, under another key or in another place (PIPL Art 51)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), fc.nat({ max: 7 }), (plain, at, bit) => {
        const sealed = seal(key, plain, 'here');
        expect(() => unseal(key, flip(sealed, at, bit), 'here')).toThrow();
        expect(() => unseal(key, sealed.subarray(0, at % sealed.length), 'here')).toThrow();
        expect(() => unseal(key, Buffer.concat([sealed, Buffer.of(bit)]), 'here')).toThrow();
        expect(() => unseal(randomBytes(32), sealed, 'here')).toThrow();
        expect(() => unseal(key, sealed, 'there')).toThrow();
      }),
    );
  });
});

describe('a sealed field (PIPL Art 51)', () => {
  it('opens to its value and to a salt that opens the commitment, for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { commitment, sealed } = sealField(key, place, value);
        const opened = openField(key, place, sealed, commitment);
        expect(verifyCommitment(commitment, opened.salt, opened.value)).toBe(true);
        expect(canonicalize(opened.value)).toBe(canonicalize(value));
        expect(verifyCommitment(commitment, opened.salt, value)).toBe(true);
      }),
    );
  });

  it('does not open when any bit is changed, nor under another name, subject, reference, key or commitment', () => {
    const { commitment, sealed } = sealField(key, place, { name: '张三' });
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 7 }), (at, bit) => {
        expect(() => openField(key, place, flip(sealed, at, bit), commitment)).toThrow(VaultBroken);
      }),
    );
    for (const elsewhere of [
      { ...place, field: 'request' },
      { ...place, subject: OTHER },
      { ...place, ref: OTHER },
    ]) {
      expect(() => openField(key, elsewhere, sealed, commitment)).toThrow(VaultBroken);
    }
    expect(() => openField(randomBytes(32), place, sealed, commitment)).toThrow(VaultBroken);
    expect(() => openField(key, place, sealed, '0'.repeat(64))).toThrow(VaultBroken);
  });

  it('refuses what JSON cannot carry', () => {
    expect(() => sealField(key, place, undefined)).toThrow(TypeError);
  });
});

describe('a subject’s key', () => {
  it('is only unwrapped by the same master key for the same subject', () => {
    const master = randomBytes(32);
    const { key: fresh, wrapped } = freshSubjectKey(master, SUBJECT);
    expect(Buffer.from(unwrapSubjectKey(master, SUBJECT, wrapped).key).equals(fresh)).toBe(true);
    expect(() => unwrapSubjectKey(master, OTHER, wrapped)).toThrow(VaultBroken);
    expect(() => unwrapSubjectKey(randomBytes(32), SUBJECT, wrapped)).toThrow(VaultBroken);
  });
});

describe('a commitment', () => {
  it('is SHA-256 of label, salt and RFC 8785 text', () => {
    // printf 'mingjian/personal/v1' + 32 zero bytes + '{"a":1,"b":"李四"}' | sha256sum
    expect(commitmentOf(new Uint8Array(32), { b: '李四', a: 1 })).toBe(
      '94bb310a35793f2cbbed326ebb66604839534eb3e28c6e454a2764651883c45d',
    );
  });

  it('opens to no other value and with no other salt', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const salt = randomBytes(32);
        const commitment = commitmentOf(salt, one);
        expect(verifyCommitment(commitment, salt.toString('hex'), other)).toBe(one === other);
        expect(verifyCommitment(commitment, randomBytes(32).toString('hex'), one)).toBe(false);
      }),
    );
    expect(verifyCommitment('', '', 'x')).toBe(false);
  });
});
