import type { Me } from '../api/me.js';
import type { Permission } from '../api/permission.js';
import { bodyOf, type Field, type Values } from './field.js';

/** An act as a desk offers it: what it asks for and when it makes sense. The services decide; this keeps the hopeless from being offered. */
export interface OfferedAct<Thing> {
  /** Name of the act in the service; its label is in the glossary. */
  readonly name: string;
  readonly service: 'intake' | 'review' | 'publish' | 'reporting';
  /** Path below the service, with a name such as `:id` for the thing. */
  readonly path: string;
  readonly permission: Permission;
  readonly fields: readonly Field[];
  /** Where the body is not simply what was entered. */
  readonly body?: (values: Values, thing: Thing) => object;
  /** Whether the state of the thing allows it, and the person has to do with it. */
  readonly offered: (thing: Thing, me: Me) => boolean;
  /** What the form begins with. */
  readonly initial?: (thing: Thing, me: Me) => Values;
  /** What the thing waits for: offered first. */
  readonly main?: boolean;
  /** It begins a thing of its own: nobody has seen a version of that. */
  readonly begins?: boolean;
  /** It ends or takes back something: asked about once more. */
  readonly grave?: boolean;
}

/** `intake/applications/<id>/registration` */
export const pathOf = <Thing>(act: OfferedAct<Thing>, id: string): string =>
  `${act.service}/${act.path.replace(/:\w+/, encodeURIComponent(id))}`;

export const bodyFor = <Thing>(act: OfferedAct<Thing>, values: Values, thing: Thing): object =>
  act.body ? act.body(values, thing) : bodyOf(act.fields, values);

/** The acts for a person and a thing of several organs: each act says itself in which of them the person needs the right. */
export const offeredAcross = <Thing>(
  acts: readonly OfferedAct<Thing>[],
  thing: Thing,
  me: Me,
): readonly OfferedAct<Thing>[] =>
  offered(
    acts.filter((act) => me.mayAnywhere(act.permission)),
    thing,
    me,
  );

const offered = <Thing>(acts: readonly OfferedAct<Thing>[], thing: Thing, me: Me): readonly OfferedAct<Thing>[] =>
  acts
    .filter((act) => act.offered(thing, me))
    .sort((one, other) => Number(other.main ?? false) - Number(one.main ?? false));

/** The acts for a person and a thing, in the order of the catalogue. */
export const offeredTo = <Thing>(
  acts: readonly OfferedAct<Thing>[],
  thing: Thing,
  me: Me,
  of: { readonly organ: string; readonly section: string | null },
): readonly OfferedAct<Thing>[] =>
  offered(
    acts.filter((act) => me.may(act.permission, of.organ, of.section)),
    thing,
    me,
  );
