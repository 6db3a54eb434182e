import {
  canonicalize,
  registerSchemas,
  type Register,
  type RegisterEvent,
  type RegisterFields,
} from '@mingjian/contracts';
import { accepted, refusal, refused, type CivilDate, type Decider } from '@mingjian/core';

export interface RecordEntry {
  readonly type: 'Record';
  readonly register: Register;
  readonly organ: string;
  readonly organStands: boolean;
  /** Names the entry within its register for ever. */
  readonly entry: string;
  readonly validFrom: CivilDate;
  /** Null: the entry is struck out. */
  readonly fields: RegisterFields | null;
  readonly by: string;
  readonly personal?: RegisterEvent['personal'];
}

/** An entry from a day on. */
export interface EntryVersion {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly fields: RegisterFields | null;
}

export interface RegisterState {
  readonly register: Register | null;
  readonly organ: string | null;
  readonly version: number;
  /** Every version of every entry, the newest last. */
  readonly entries: Readonly<Record<string, readonly EntryVersion[]>>;
}

export const registerRefusals = {
  'register.organ.unknown': { zh: '没有该机关', en: 'There is no such organ', status: 422 },
  'register.entry.fields': {
    zh: '登记内容与该台账的格式不符',
    en: 'The fields do not fit the register',
    status: 422,
  },
  'register.entry.unknown': { zh: '没有该条目', en: 'There is no such entry to strike out', status: 404 },
  'register.entry.outOfOrder': {
    zh: '生效日期不能早于该条目上一次变更的生效日期',
    en: 'A change cannot take effect before the one that it follows',
    status: 422,
  },
} as const;

/** A list that an organ keeps; what it holds is checked by its schema, and a change follows the one before it. */
export const register: Decider<RecordEntry, RegisterEvent, RegisterState> = {
  initialState: { register: null, organ: null, version: 0, entries: {} },

  decide(command, state) {
    const { type: _, organStands, personal, ...data } = command;
    if (!organStands) return refused(refusal('register.organ.unknown'));
    const last = versionsOf(state, data.entry).at(-1);
    if (data.fields === null) {
      if (!last?.fields) return refused(refusal('register.entry.unknown'));
    } else {
      const parsed = registerSchemas[data.register].safeParse(data.fields);
      if (!parsed.success) {
        const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
        return refused(refusal('register.entry.fields', { fields }));
      }
    }
    if (last && data.validFrom < last.validFrom) {
      return refused(refusal('register.entry.outOfOrder', { notBefore: last.validFrom }));
    }
    if (last && isSame(last.fields, data.fields)) return accepted();
    const event = { ...data, version: state.version + 1 };
    return accepted({ type: 'RegisterEntryRecorded', data: event, ...(personal && { personal }) });
  },

  evolve(state, { data: { register: kind, organ, entry, version, validFrom, fields } }) {
    const versions = [...versionsOf(state, entry), { version, validFrom, fields }];
    return { register: kind, organ, version, entries: { ...state.entries, [entry]: versions } };
  },
};

const isSame = (one: RegisterFields | null, other: RegisterFields | null): boolean =>
  canonicalize(one) === canonicalize(other);

/** An entry may be called whatever every object has, such as `constructor`. */
const versionsOf = ({ entries }: RegisterState, entry: string): readonly EntryVersion[] =>
  Object.hasOwn(entries, entry) ? entries[entry]! : [];

/** The entries as they are on a day, by their names. */
export const entriesOn = ({ entries }: RegisterState, on: CivilDate): ReadonlyMap<string, RegisterFields> =>
  new Map(
    Object.entries(entries).flatMap(([entry, versions]): [string, RegisterFields][] => {
      const fields = versions.findLast(({ validFrom }) => validFrom <= on)?.fields;
      return fields ? [[entry, fields]] : [];
    }),
  );

export interface RegisterDiff {
  readonly added: readonly { readonly entry: string; readonly fields: RegisterFields }[];
  readonly removed: readonly { readonly entry: string; readonly fields: RegisterFields }[];
  readonly changed: readonly {
    readonly entry: string;
    readonly before: RegisterFields;
    readonly after: RegisterFields;
  }[];
}

/** What changed from one day to another. */
export const diffOf = (state: RegisterState, from: CivilDate, to: CivilDate): RegisterDiff => {
  const [before, after] = [entriesOn(state, from), entriesOn(state, to)];
  return {
    added: [...after].filter(([entry]) => !before.has(entry)).map(([entry, fields]) => ({ entry, fields })),
    removed: [...before].filter(([entry]) => !after.has(entry)).map(([entry, fields]) => ({ entry, fields })),
    changed: [...after].flatMap(([entry, fields]) => {
      const earlier = before.get(entry);
      return earlier && !isSame(earlier, fields) ? [{ entry, before: earlier, after: fields }] : [];
    }),
  };
};
