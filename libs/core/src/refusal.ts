/**
 * Why a command is not carried out, as a value.
 *
 * `code` is stable for ever and names the rule (`application.correction.alreadyNoticed`); people's texts for it, Chinese and
 * English, are looked up at the border. `facts` are what a person needs to act on it: dates, codes, counts; never personal data.
 */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, RefusalFact>>;
}

export type RefusalFact = string | number | boolean | null | readonly string[];

export const refusal = (code: string, facts: Readonly<Record<string, RefusalFact>> = {}): Refusal => ({ code, facts });
