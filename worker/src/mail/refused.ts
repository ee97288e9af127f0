/** This mail will never be taken for this recipient, however often it is tried. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}
