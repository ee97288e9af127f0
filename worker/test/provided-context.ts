// What the test run's global setup hands to every test file, in Node and in workerd alike.
declare module "vitest" {
  export interface ProvidedContext {
    /** http://127.0.0.1:PORT/sql, before that server. */
    neonEndpoint: string;
    /** http://127.0.0.1:PORT of the test cluster's control, see tools/test-database/control.ts. */
    controlUrl: string;
    /** http://127.0.0.1:PORT of the server that pretends to be a model, see tools/test-model/. */
    modelUrl: string;
    /** http://127.0.0.1:PORT/siteverify of what stands in for Turnstile, see tools/test-turnstile/. */
    turnstileUrl: string;
    /** Of a real SMTP server, and http://127.0.0.1:PORT where its mails can be read. */
    smtpPort: number;
    mailboxUrl: string;
    /** Of a mail server in front of it that refuses some, see tools/test-mailbox/moody-server.ts. */
    moodySmtpPort: number;
  }
}

export {};
