import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import type { Person } from '../city/people.js';
import { escapeHtml, page } from '../launcher/html.js';
import type { ProviderModule } from './provider.js';

/** Whom the page offers, who can log in, and the password of all. */
export interface Accounts {
  readonly people: readonly Person[];
  readonly personNamed: (sub: string) => Person | undefined;
  readonly password: string;
}

interface LoginRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly provider: Provider;
  readonly module: ProviderModule;
  readonly accounts: Accounts;
}

const LONGEST_FORM_BYTES = 4096;

/** The log-in page below `/oidc/interaction/`: shows the demo people, and ends the interaction when one of them was chosen. */
export const answerLogin = async (login: LoginRequest): Promise<void> => {
  const { request, response, provider, accounts } = login;
  const interaction = await detailsOf(login);
  if (!interaction)
    return showPage(response, 410, '<p>登录已过期，请重新开始。This log-in has expired; start again.</p>');
  if (request.method !== 'POST') return showPage(response, 200, formOf(accounts));

  const form = await readForm(request);
  const person = accounts.personNamed(form?.get('username') ?? '');
  if (!person || form?.get('password') !== accounts.password) {
    const complaint = '<p class="bad">没有此人或密码不符。No such demo person, or another password.</p>';
    return showPage(response, 403, complaint + formOf(accounts));
  }
  // A native client is asked about every time (RFC 8252 §8.6): choosing who one is answers that too.
  await provider.interactionFinished(request, response, { login: { accountId: person.sub }, consent: {} });
};

const detailsOf = async ({ request, response, provider, module }: LoginRequest): Promise<Interaction | undefined> => {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof module.errors.SessionNotFound) return undefined;
    throw error;
  }
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams | undefined> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > LONGEST_FORM_BYTES) return undefined;
  }
  return new URLSearchParams(text);
};

const formOf = ({ people, password }: Accounts): string => `
  <form method="post">
    <ul class="people">${people.map(choiceOf).join('')}</ul>
    <p><label>密码 Password <input name="password" type="password" autocomplete="off" value="${escapeHtml(password)}"></label>
      （演示密码 demo password：<code>${escapeHtml(password)}</code>）</p>
    <p><button>登录 Log in</button></p>
  </form>`;

const choiceOf = ({ sub, name, title }: Person): string =>
  `<li><label><input type="radio" name="username" value="${escapeHtml(sub)}" required> ${escapeHtml(name)}
   <small>${escapeHtml(title)} · <code>${escapeHtml(sub)}</code></small></label></li>`;

const showPage = (response: ServerResponse, status: number, body: string): void => {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(
      page('登录 Log in', [
        '<p class="note">内置身份服务：真正的 OpenID Connect，账户为虚构的演示人员，只在本机可用。',
        'The embedded issuer: real OpenID Connect, its accounts are invented demo people, on this machine only.</p>',
        body,
      ]),
    );
};
