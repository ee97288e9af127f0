export interface Attachment {
  /** A plain file name. */
  readonly name: string;
  /** With its parameters, such as `text/calendar; method=REQUEST; charset=utf-8`. */
  readonly type: string;
  readonly content: string;
}

/** Which mails a mail belongs with, and how it is known again. */
export interface Thread {
  /**
   * The same for each attempt at one mail: what comes before the @ of its Message-ID, and the key by
   * which an API knows that it has sent it. Letters, digits, dots and hyphens.
   */
  readonly key: string;
  /** What the mails of one subject have in common; null where it stands alone. */
  readonly about: string | null;
}

export interface Mail {
  /** One plain address. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** One plain address, which answers go to instead of the sender's. */
  readonly replyTo?: string;
  readonly thread?: Thread;
  readonly attachments?: readonly Attachment[];
}
