import type * as OidcProvider from 'oidc-provider';

export interface ProviderModule {
  readonly Provider: typeof OidcProvider.default;
  readonly errors: typeof OidcProvider.errors;
}

let loading: Promise<ProviderModule> | undefined;

/**
 * Loads oidc-provider without its advice to use Node 22: everything that the issuer uses of it runs on Node 20, as its specs show,
 * and people who start the platform cannot do anything about the line.
 */
export const loadProvider = (): Promise<ProviderModule> => (loading ??= load());

const load = async (): Promise<ProviderModule> => {
  const warn = console.warn;
  console.warn = () => undefined;
  try {
    const { default: Provider, errors } = await import('oidc-provider');
    return { Provider, errors };
  } finally {
    console.warn = warn;
  }
};
