import { conversionEvents, type ConversionEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { conversion, conversionRefusals, type ConversionCommand, type ConversionState } from './domain/index.js';

/** A proposal to publish what was given on application, as the engine sees it. */
export const conversions: Aggregate<ConversionCommand, ConversionEvent, ConversionState> = {
  name: 'conversion',
  decider: conversion,
  events: conversionEvents,
  refusals: conversionRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};
