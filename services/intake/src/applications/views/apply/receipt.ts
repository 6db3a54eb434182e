/** 回执号, by which an application is spoken of until the organ has given it a number of its register. */
export const receiptNumber = (application: string, submittedOn: string): string =>
  `WS-${submittedOn.replaceAll('-', '')}-${application.slice(0, 8).toUpperCase()}`;
