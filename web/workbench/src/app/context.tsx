import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Client } from '../api/client.js';
import type { Drafts } from '../acts/drafts.js';
import type { Me } from '../api/me.js';
import type { Session } from './session.js';

/** What every desk works with. */
export interface Desk {
  readonly client: Client;
  readonly drafts: Drafts;
  readonly session: Session;
}

const DeskContext = createContext<Desk | undefined>(undefined);
const MeContext = createContext<Me | undefined>(undefined);

export const DeskProvider = ({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) => (
  <DeskContext value={desk}>{children}</DeskContext>
);

export const MeProvider = ({ me, children }: { readonly me: Me; readonly children: ReactNode }) => (
  <MeContext value={me}>{children}</MeContext>
);

const given = <Value,>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('used outside its provider');
  return value;
};

export const useDesk = (): Desk => given(use(DeskContext));
export const useMe = (): Me => given(use(MeContext));

export const usePerson = () => {
  const { session } = useDesk();
  return useSyncExternalStore(session.subscribe, () => session.person?.name);
};
