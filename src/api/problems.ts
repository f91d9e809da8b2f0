/** Everything that can go wrong, in one table: what programs are told by RFC 9457, and what the page at `/api` says of it. */
type Told = { status: number; title: string; detail: string };

export const problems = {
  'bad-json': { status: 400, title: 'Not JSON', detail: 'The body could not be read as JSON.' },
  'bad-query': {
    status: 400,
    title: 'A parameter is wrong',
    detail: 'A parameter of the address is not as it should be.',
  },
  'not-signed-in': { status: 401, title: 'Not signed in', detail: 'Send a token in the header Authorization: Bearer.' },
  'bad-token': { status: 401, title: 'The token is not valid', detail: 'It is unknown, was revoked, or is over.' },
  'token-scope': {
    status: 403,
    title: 'The token may not do that',
    detail: 'It was made without the scope this asks for.',
  },
  'cross-site': {
    status: 403,
    title: 'Sent from another site',
    detail: 'A session counts only on pages of this site; from elsewhere use a token.',
  },
  'second-factor': {
    status: 403,
    title: 'A second step is needed',
    detail: 'This publication asks its staff for a second step at sign-in. Take it, then try again.',
  },
  'sign-in-again': {
    status: 403,
    title: 'Sign in again',
    detail: 'With a session this needs a sign-in of the last ten minutes. Prove again that it is you, or use a token.',
  },
  'not-allowed': { status: 403, title: 'Not allowed', detail: 'Your role does not allow that.' },
  'not-yours': { status: 403, title: 'Not yours', detail: 'Only its writer can do that, while the comment is there.' },
  own: { status: 403, title: 'Your own', detail: 'That is not possible with what you wrote yourself.' },
  suspended: { status: 403, title: 'Suspended', detail: 'This account cannot comment for the time being.' },
  closed: { status: 403, title: 'The discussion is closed', detail: 'It can be read, but nothing can be added.' },
  'too-late': {
    status: 403,
    title: 'Too late to change it',
    detail: 'The time in which a comment can be changed is over. It can still be deleted.',
  },
  'no-address': { status: 404, title: 'No such address', detail: 'The API has nothing at this address.' },
  'not-found': { status: 404, title: 'Not found', detail: 'What the address names is not there, or not public.' },
  method: { status: 405, title: 'Not with this method', detail: 'See the header Allow for those this address has.' },
  gone: { status: 409, title: 'Decided already', detail: 'This has been decided already, or the comment is gone.' },
  'too-many': { status: 409, title: 'Too many', detail: 'There are as many of them as one reader may have.' },
  'changed-meanwhile': {
    status: 409,
    title: 'Changed meanwhile',
    detail:
      'Somebody else has changed it since. `now` is what stands there, `sent` what you wanted: nothing was changed.',
  },
  'wrong-state': { status: 409, title: 'Not as it stands', detail: 'It is not in a state in which this can be done.' },
  blocked: { status: 409, title: 'Something stands in the way', detail: '`errors` says what: see the checklist.' },
  'in-use': { status: 409, title: 'In use', detail: 'It is used somewhere, and stays.' },
  'key-in-use': {
    status: 409,
    title: 'The key is in use',
    detail: 'A request with this Idempotency-Key is being carried out, or was broken off: see what has become of it.',
  },
  'key-reused': {
    status: 422,
    title: 'The key was for something else',
    detail: 'This Idempotency-Key came with another request before. Make a new one for each.',
  },
  'no-room': { status: 507, title: 'No room', detail: 'There is not enough room on the server’s disk.' },
  'too-large': { status: 413, title: 'Too large', detail: 'A body may have 64 KiB, a draft or a layout 4 MiB.' },
  'media-type': { status: 415, title: 'Not application/json', detail: 'Send the body as application/json.' },
  invalid: { status: 422, title: 'The body is wrong', detail: 'A field is missing, unknown, or not as it should be.' },
  'no-parent': {
    status: 422,
    title: 'Nothing to answer',
    detail: 'The comment that is answered is not there any more, or stands under another story.',
  },
  nudge: {
    status: 422,
    title: 'Would you rephrase it?',
    detail: 'Send the same with "confirmed": true to post it as it is.',
  },
  refused: { status: 422, title: 'Refused', detail: 'This comment cannot be posted as it is.' },
  rate: { status: 429, title: 'Too many requests', detail: 'Wait as many seconds as the header Retry-After says.' },
  error: { status: 500, title: 'A fault of ours', detail: 'It has been noted under the request id.' },
  busy: { status: 503, title: 'Busy', detail: 'Please try again in a moment.' },
} as const satisfies Record<string, Told>;

export type ProblemCode = keyof typeof problems;

/** What exactly is wrong: where in the body (a JSON pointer), or which parameter. */
export type Fault = { pointer?: string; parameter?: string; detail: string };

/** Something that could not be done. `detail` replaces the general one; `reason` is the check's own name for it. */
export type Refused<Code extends ProblemCode = ProblemCode> = {
  ok: false;
  code: Code;
  detail?: string | undefined;
  reason?: string | undefined;
  errors?: Fault[] | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
  /** Further members of the document: of a conflict both sides. */
  more?: Record<string, unknown> | undefined;
  headers?: Record<string, string>;
};

export const refused = <const Code extends ProblemCode>(
  code: Code,
  more: Omit<Refused, 'ok' | 'code'> = {},
): Refused<Code> => ({ ok: false, code, ...more });

/** A place no answer has given: to begin anew without a word would lead a program round in circles. */
export const wrongPlace = (parameter: string): Refused<'bad-query'> =>
  refused('bad-query', { errors: [{ parameter, detail: 'This is no place that an answer has given.' }] });

/** Whether a place was sent that could not be read. */
export const isLost = (sent: string | undefined, read: unknown): boolean => sent !== undefined && read === undefined;

export type ProblemDocument = Told & { type: string; code: ProblemCode; reason?: string; errors?: Fault[] };

/** The document that is sent; its type is the place on our page that explains it. */
export const problemDocument = (
  { code, detail, reason, errors, more }: Refused,
  publicUrl: string,
): ProblemDocument => ({
  type: `${publicUrl}/api#problem-${code}`,
  code,
  title: problems[code].title,
  status: problems[code].status,
  detail: detail ?? problems[code].detail,
  ...(reason === undefined ? {} : { reason }),
  ...(errors === undefined ? {} : { errors }),
  ...more,
});
