import type { IncomingMessage, ServerResponse } from 'node:http';

/** Somebody who answers addresses of theirs before the app is asked: files, of which nothing is drawn and nothing kept. */
export type Shortcut = {
  /** Whether an address (with its query) is theirs. */
  isFor: (url: string) => boolean;
  /** Answers any method; `security` are the headers every answer carries, name and value after each other. */
  answer: (request: IncomingMessage, response: ServerResponse, security: readonly string[]) => void;
};
