import type { OrganEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decider, type Decision, type RefusalFact } from '@mingjian/core';
import type { OrganCommand } from './commands.js';
import type { OrganRefusal } from './refusals.js';
import type { OrganState } from './state.js';

type Command<Type extends OrganCommand['type']> = Extract<OrganCommand, { type: Type }>;
type Established = Extract<OrganState, { phase: 'established' }>;

const refuse = (code: OrganRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** Streams `organ-<organ>`: the tree of organs with validity; an organ that ends names its successors. */
export const organ: Decider<OrganCommand, OrganEvent, OrganState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Establish') return establish(command, state);
    if (state.phase === 'unknown') return refuse('organ.record.unknown');
    if (state.validTo !== null) return refuse('organ.record.abolished', { validTo: state.validTo });
    return command.type === 'OpenSection' ? openSection(command, state) : abolish(command, state);
  },

  evolve(state, event) {
    switch (event.type) {
      case 'OrganEstablished': {
        const { organ: id, validFrom, sections } = event.data;
        return {
          phase: 'established',
          organ: id,
          validFrom,
          validTo: null,
          sections: sections.map((section) => section.id),
        };
      }
      case 'SectionOpened':
        return state.phase === 'unknown' ? state : { ...state, sections: [...state.sections, event.data.section.id] };
      case 'OrganAbolished':
        return state.phase === 'unknown' ? state : { ...state, validTo: event.data.validTo };
    }
  },
};

const establish = (command: Command<'Establish'>, state: OrganState): Decision<OrganEvent> => {
  const { type: _, parentStands, codeHolder, ...data } = command;
  if (state.phase === 'established') return refuse('organ.establishment.alreadyEstablished');
  if (data.parent === data.organ) return refuse('organ.establishment.ownParent');
  if (!parentStands) return refuse('organ.establishment.unknownParent', { parent: data.parent });
  if (codeHolder !== null) return refuse('organ.establishment.codeTaken', { code: data.code, organ: codeHolder });
  const ids = data.sections.map((section) => section.id);
  if (new Set(ids).size < ids.length) return refuse('organ.establishment.sectionTwice');
  return accepted({ type: 'OrganEstablished', data });
};

const openSection = (command: Command<'OpenSection'>, state: Established): Decision<OrganEvent> => {
  const { organ: id, section, validFrom } = command;
  if (state.sections.includes(section.id)) return refuse('organ.section.alreadyOpen', { section: section.id });
  if (validFrom < state.validFrom) return refuse('organ.section.beforeOrgan', { organFrom: state.validFrom });
  return accepted({ type: 'SectionOpened', data: { organ: id, section, validFrom } });
};

const abolish = (command: Command<'Abolish'>, state: Established): Decision<OrganEvent> => {
  const { organ: id, successors, validTo, today, standingSuccessors, childrenThen } = command;
  if (validTo < today) return refuse('organ.abolition.inThePast', { today });
  if (validTo <= state.validFrom) return refuse('organ.abolition.beforeEstablished', { validFrom: state.validFrom });
  if (successors.includes(id)) return refuse('organ.abolition.ownSuccessor');
  const unknown = successors.filter((successor) => !standingSuccessors.includes(successor));
  if (unknown.length > 0) return refuse('organ.abolition.unknownSuccessor', { successors: unknown });
  if (successors.length === 0 && childrenThen.length > 0) {
    return refuse('organ.abolition.childrenWithoutSuccessor', { children: childrenThen });
  }
  return accepted({ type: 'OrganAbolished', data: { organ: id, successors: [...successors], validTo } });
};
