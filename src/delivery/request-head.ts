import { readAppearance, variantOf } from './appearance.ts';

/** What delivery wants to know about a request, read from its raw headers without building the headers object. */
export type RequestHead = {
  acceptEncoding: string;
  ifNoneMatch: string;
  ifModifiedSince: string;
  cookie: string;
  hasAuthorization: boolean;
  /** A body was announced. */
  hasBody: boolean;
};

type Field = 'acceptEncoding' | 'ifNoneMatch' | 'ifModifiedSince' | 'cookie';

const noteField = (head: RequestHead, name: string, value: string): void => {
  const field: Field | undefined =
    name === 'cookie'
      ? 'cookie'
      : name === 'accept-encoding'
        ? 'acceptEncoding'
        : name === 'if-none-match'
          ? 'ifNoneMatch'
          : name === 'if-modified-since'
            ? 'ifModifiedSince'
            : undefined;
  if (field) head[field] = head[field] === '' ? value : `${head[field]}${field === 'cookie' ? '; ' : ', '}${value}`;
  else if (name === 'authorization') head.hasAuthorization = true;
  else if (name === 'transfer-encoding' || (name === 'content-length' && value !== '0')) head.hasBody = true;
};

/** The lengths of the header names above; all others are skipped without being folded to lower case. */
const isInteresting = [6, 13, 14, 15, 17].reduce<boolean[]>(
  (known, length) => {
    known[length] = true;
    return known;
  },
  Array.from({ length: 64 }, () => false),
);

export const readHead = (raw: readonly string[]): RequestHead => {
  const head: RequestHead = {
    acceptEncoding: '',
    ifNoneMatch: '',
    ifModifiedSince: '',
    cookie: '',
    hasAuthorization: false,
    hasBody: false,
  };
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (isInteresting[name.length] === true) noteField(head, name.toLowerCase(), raw[i + 1] ?? '');
  }
  return head;
};

const sessionCookie = /(?:^|;\s*)(?:__Host-)?session=[^;\s]/;

/**
 * For whom an answer is: a stranger (may be kept here and by caches on the way), a reader with an appearance of their
 * own (may be kept here), or a person known by session or token (what differs for them is filled in, and kept nowhere).
 */
export type Audience = { kind: 'stranger' | 'dressed' | 'person'; variant: string; isToken?: true };

const stranger: Audience = { kind: 'stranger', variant: '' };
const tokenHolder: Audience = { kind: 'person', variant: '', isToken: true };

export const audienceOf = (head: RequestHead): Audience => {
  if (head.hasAuthorization) return tokenHolder;
  if (head.cookie === '') return stranger;
  const variant = variantOf(readAppearance(head.cookie));
  if (sessionCookie.test(head.cookie)) return { kind: 'person', variant };
  return variant === '' ? stranger : { kind: 'dressed', variant };
};
