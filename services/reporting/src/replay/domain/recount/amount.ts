/** Figures are counted in whole ten-thousandths, the finest digit that a tally may have. */
export type Amount = bigint;

const SCALE = 10_000n;
export const ONE: Amount = SCALE;

/** `59237.2449` → 592372449n. @throws RangeError for text that is no such number */
export const amountOf = (text: string | number): Amount => {
  const found = /^(-?)(\d{1,16})(?:\.(\d{1,4}))?$/.exec(String(text));
  if (!found) throw new RangeError(`${text} is no amount`);
  const size = BigInt(found[2]!) * SCALE + BigInt((found[3] ?? '').padEnd(4, '0'));
  return found[1] === '-' ? -size : size;
};

/** The shortest text of an amount: `0.3`, `42`. */
export const textOf = (amount: Amount): string => {
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % SCALE)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${size / SCALE}${fraction === '' ? '' : `.${fraction}`}`;
};
