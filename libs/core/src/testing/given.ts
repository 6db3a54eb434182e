import { fold, type Decider } from '../decider.js';
import type { Refusal } from '../refusal.js';

/**
 * Given-when-then for a decider:
 * `given(decider, ...history).when(command).thenEvents(...)` or `.thenRefused('code', ...recorded)`.
 * A refused command that is not expected, or the reverse, fails with the whole decision in the message.
 */
export const given = <Command, Event, State>(
  decider: Decider<Command, Event, State>,
  ...history: readonly Event[]
) => ({
  when(command: Command) {
    const state = fold(decider, history);
    const frozen = JSON.stringify(state);
    const decision = decider.decide(command, state);
    if (JSON.stringify(state) !== frozen) throw new Error('decide changed its state');
    return {
      decision,
      /** The state after the decision's events, also the recorded ones of a refusal. */
      state: (): State =>
        (decision.kind === 'accepted' ? decision.events : decision.recorded).reduce(
          (current, event) => decider.evolve(current, event),
          state,
        ),
      events(): readonly Event[] {
        if (decision.kind === 'refused') throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
        return decision.events;
      },
      refusal(): Refusal {
        if (decision.kind === 'accepted') throw new Error(`accepted: ${JSON.stringify(decision.events)}`);
        return decision.refusal;
      },
      recorded(): readonly Event[] {
        if (decision.kind === 'accepted') throw new Error(`accepted: ${JSON.stringify(decision.events)}`);
        return decision.recorded;
      },
    };
  },
});
