/**
 * The page of GB/T 9704—2012 (党政机关公文格式) as far as a letter needs it: type area 156 mm × 225 mm, 22 lines of 28 characters. Lengths
 * in millimetres, type in points.
 */
export const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const;

/** 三号 for text, 二号 for the title; a line every 29 pt. */
export const type = { text: 16, title: 22, letterhead: 30, form: 12, notice: 10.5, pageNumber: 14, line: 29 } as const;

/** The red of a letterhead. */
export const RED = 'C00000';

/** Lines of space before the signature, so that a seal has room. */
export const LINES_BEFORE_SIGNATURE = 2;

/** Tables of a report: 五号 and a little less, so that the fifteen columns of table 4 stand side by side. */
export const gridType = { text: 9, line: 12, inset: 2 } as const;
