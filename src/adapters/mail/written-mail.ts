interface Attachment {
  filename: string;
  content: Buffer | string;
  contentType: string;
}

/** A written mail, before it has an address. */
export interface WrittenMail {
  /** One line. */
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
}
