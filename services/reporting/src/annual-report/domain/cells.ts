/** An exact decimal as text, so that money keeps its digits; without trailing zeros. */
export type Decimal = `${number}`;

/** `/`: the row cannot exist for this organ (a bureau makes no 规章). Adds nothing to a sum. */
export const notApplicable = '/';

/** Nobody has stated the figure yet. A blank is not a zero: whatever is computed from it cannot be assessed. */
export const blank = null;

/** What a cell of the form shows: a count, money as decimal text, `/`, or nothing. An explicit zero is the number 0. */
export type Cell = number | Decimal | typeof notApplicable | typeof blank;

/** Figures are compared and added as whole ten-thousandths, the finest digit that a tally may have. */
const FRACTION_DIGITS = 4;
const WHOLE = 10_000n;

/** The cell in ten-thousandths; `undefined` for a blank or for something that is no plain decimal. */
export const unitsOf = (cell: Cell): bigint | undefined => {
  if (cell === notApplicable) return 0n;
  if (Number.isSafeInteger(cell)) return BigInt(cell as number) * WHOLE;
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(String(cell));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return BigInt(`${sign}${whole}${fraction.padEnd(FRACTION_DIGITS, '0')}`);
};

/** Ten-thousandths as decimal text: 592372449n → `59237.2449`, 20000n → `2`. */
export const decimalOf = (units: bigint): Decimal => {
  const digits = (units < 0n ? -units : units).toString().padStart(FRACTION_DIGITS + 1, '0');
  const fraction = digits.slice(-FRACTION_DIGITS).replace(/0+$/, '');
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, -FRACTION_DIGITS)}${fraction && `.${fraction}`}`;
  return text as Decimal;
};

/** The sum in ten-thousandths; `undefined` as soon as one cell is blank. */
export const sumOf = (cells: readonly Cell[]): bigint | undefined => {
  // Counts as numbers as far as these are exact: a roll-up adds tens of thousands of them.
  let counted = 0;
  let units = 0n;
  for (const cell of cells) {
    if (typeof cell === 'number' && Number.isSafeInteger(counted + cell)) {
      counted += cell;
      continue;
    }
    const own = unitsOf(cell);
    if (own === undefined) return undefined;
    units += own;
  }
  return units + BigInt(counted) * WHOLE;
};

/** As the form prints it: `0` for an explicit zero, nothing for a blank. */
export const printed = (cell: Cell): string => (cell === blank ? '' : String(cell));
