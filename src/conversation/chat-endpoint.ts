/** How a chat platform reaches the bot over HTTP: requests are read whole, since signatures are over the bytes. */
export interface ChatRequest {
  method: string;
  /** By lower-case name. */
  headers: Record<string, string | string[] | undefined>;
  /** At most 1 MB, as UTF-8. */
  body: string;
}

/** Without a body, or with one that goes out as JSON. */
export interface ChatAnswer {
  status: number;
  body?: unknown;
}

export type ChatEndpoint = (request: ChatRequest) => Promise<ChatAnswer>;
