import type { Draw } from './chance.js';
import type { Step } from './step.js';

const DIGITS = 3;
/**
 * The canonical bytes (RFC 8785) of an event's envelope. Written out in the order of the keys, since sorting ten million envelopes costs
 * more than all the rest; the spec holds it against the real encoder.
 */
export const encodeStep = (
  step: Step,
  { id, time, draw }: { readonly id: string; readonly time: string; readonly draw: Draw },
): string => {
  const { organ, data, late, kind, on, source, version, stream, wireType } = step;
  const command = `${stream}.${String(version).padStart(DIGITS, '0')}`;
  return (
    `{"actingFor":null,"actor":{"grant":"${draw.uuid()}","organ":"${organ}","role":"handler","sub":"person-7"},` +
    `"causationId":"${command}","command":{"digest":"${draw.digest()}","id":"${command}"},"correlationId":"${stream}",` +
    `"data":${sorted(data)},"datacontenttype":"application/json","entry":"${late ? 'late' : 'live'}","id":"${id}",` +
    `"kind":"${kind}","occurredOn":"${on}","personal":${personalOf(step, draw)},"pins":{},"source":"/mingjian/${source}",` +
    `"specversion":"1.0","streamVersion":${version},"subject":"${stream}","time":"${time}","type":"${wireType}"}`
  );
};

const personalOf = ({ wireType }: Step, draw: Draw): string => {
  if (!wireType.includes('.ApplicationSubmitted.')) return '[]';
  return `[{"commitment":"${draw.digest()}","field":"applicant","ref":"${draw.uuid()}","subject":"${draw.uuid()}"}]`;
};

const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  // No text of an invented event needs escaping.
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields).sort();
  return `{${keys.map((key) => `"${key}":${sorted(fields[key])}`).join(',')}}`;
};
