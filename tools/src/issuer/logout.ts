import type { Context } from 'oidc-provider';
import { page } from '../launcher/html.js';

/** The pages of logging out: nobody else can end a person's session with a link, so the issuer asks (RP-Initiated Logout 1.0 §2). */
export const logoutPages = {
  /** @param form of oidc-provider, with the token against forgery */
  async logoutSource(context: Context, form: string): Promise<void> {
    context.type = 'html';
    context.body = page('退出 Log out', [
      form,
      `<p>要退出登录吗？Do you want to log out?</p>
       <p><button autofocus form="op.logoutForm" name="logout" value="yes">退出 Log out</button></p>`,
    ]);
  },
  async postLogoutSuccessSource(context: Context): Promise<void> {
    context.type = 'html';
    context.body = page('已退出 Logged out', ['<p>已退出登录。You are logged out.</p>']);
  },
};
