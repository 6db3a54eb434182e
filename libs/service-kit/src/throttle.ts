/** So many requests of one address in so many seconds; a setting of whoever declares it. */
export interface Throttle {
  readonly times: number;
  readonly seconds: number;
}

interface Window {
  readonly until: number;
  readonly times: number;
}

const MOST_ADDRESSES = 20_000;

/**
 * Counts what comes from each address, in this process: a second instance lets in as much again. What is counted is gone with its time, and of more
 * addresses than are kept the oldest are forgotten.
 */
export class Throttles {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns the seconds to wait; 0: let it in */
  wait(what: string, address: string, { times, seconds }: Throttle): number {
    const key = `${what} ${networkOf(address)}`;
    const now = this.now();
    const known = this.windows.get(key);
    const window = known && known.until > now ? known : { until: now + seconds * 1000, times: 0 };
    if (window.times >= times) return Math.ceil((window.until - now) / 1000);
    if (window !== known) this.windows.delete(key);
    this.windows.set(key, { ...window, times: window.times + 1 });
    if (this.windows.size > MOST_ADDRESSES) this.windows.delete(this.windows.keys().next().value!);
    return 0;
  }
}

/** Whoever has one address of IPv6 has all of its /64. */
const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::', 2);
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...new Array<string>(Math.max(0, gap)).fill('0'), ...tail].slice(0, 4).join(':');
};
