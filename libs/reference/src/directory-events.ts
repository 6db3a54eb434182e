import {
  decodeEnvelope,
  grantEvents,
  organEvents,
  ruleEvents,
  upcast,
  type GrantEvent,
  type OrganEvent,
  type RuleEvent,
} from '@mingjian/contracts';

/** Everything that intake's directory announces. */
export type DirectoryEvent = OrganEvent | GrantEvent | RuleEvent;

/** A recorded event as far as this library needs it. */
export interface RecordedDirectoryEvent {
  /** Its ordinal in intake's log. */
  readonly sequence: number;
  readonly type: string;
  readonly body: string;
}

const names: ReadonlySet<string> = new Set(Object.keys({ ...organEvents, ...grantEvents, ...ruleEvents }));

/** True for a type on the wire, of whatever version, that belongs to the directory. */
export const isDirectoryEvent = (wireType: string): boolean => {
  const [, , service, name] = wireType.split('.');
  return service === 'intake' && name !== undefined && names.has(name);
};

/** Reads a stored envelope of the directory in its newest version. */
export const readDirectoryEvent = (body: string): DirectoryEvent => {
  const envelope = decodeEnvelope(body);
  const { name, data } = upcast(envelope.type, envelope.data);
  // The data was checked against its schema when it was written.
  return { type: name, data } as unknown as DirectoryEvent;
};
