import type { ModuleDefinition } from '@mingjian/service-kit';
import { decide } from './acts/decide/decide.act.js';
import { propose } from './acts/propose/propose.act.js';
import { conversions } from './conversion.aggregate.js';
import { conversionFile } from './views/conversion-file/conversion-file.view.js';

/** Proposals to publish what was given on application (依申请公开转主动公开, Art 44). */
export const conversionsModule: ModuleDefinition = {
  name: 'conversions',
  aggregates: [conversions],
  acts: [propose, decide],
  views: [conversionFile],
  reactions: [],
  projections: [],
};
