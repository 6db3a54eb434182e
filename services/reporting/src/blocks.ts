/** Events of intake's log between two kept totals; a cut inside adds up the postings of at most so many events. */
const BLOCK = 8192;

/** The last sequence of the block that an event lies in. */
export const endOfBlock = (sequence: number): number => (Math.floor(sequence / BLOCK) + 1) * BLOCK - 1;

/** The end of the last block that lies whole before a cut: what was posted up to there is in kept totals, all else is not. */
export const lastBlockBefore = (cut: number): number => endOfBlock(cut + 1) - BLOCK;
