import { Chance } from '../../demo/random.js';

/** Every four digits, so that ids are put together instead of computed. */
const HEX = Array.from({ length: 65_536 }, (_, bits) => bits.toString(16).padStart(4, '0'));

/** The seeded chance of a history, with what its events need. */
export class Draw extends Chance {
  /** True in so many of a hundred. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }

  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** Sixteen random bits as four digits. */
  private hex(): string {
    return HEX[(this.next() * 65_536) | 0]!;
  }

  uuid(): string {
    const [variant, tail] = [this.hex().slice(1), this.hex() + this.hex() + this.hex()];
    return `${this.hex()}${this.hex()}-${this.hex()}-4${variant}-a${this.hex().slice(1)}-${tail}`;
  }

  digest(): string {
    let text = '';
    for (let part = 0; part < 16; part += 1) text += this.hex();
    return text;
  }

  /** One of several by their weights. */
  weighted<Choice>(choices: readonly (readonly [Choice, number])[]): Choice {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) if ((rest -= weight) < 0) return choice;
    return choices.at(-1)![0];
  }
}
