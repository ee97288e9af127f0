/** This mail will never be taken for this recipient, however often it is tried. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** The server was handed the whole mail, and did not say whether it took it: sent again, it may come twice. */
export class MailOutcomeUnknown extends Error {
  override readonly name = "MailOutcomeUnknown";

  constructor() {
    super("The mail server may have taken the mail: it got all of it, and did not answer.");
  }
}
