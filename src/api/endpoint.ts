/**
 * One row of the API: its address, who may ask, what goes in and comes out, and the function that does it. Routes, document and page
 * are all made from these rows, so that none can say what the others do not.
 */
import type { Readable } from 'node:stream';
import type * as v from 'valibot';
import type { Account, ApiScope } from '../rooms/accounts/accounts.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import type { ProblemCode, Refused } from './problems.ts';

/** `public`: the same for everybody, kept and readable from other sites. `anyone`: also without an account. Else what a token needs. */
export type Access = 'public' | 'anyone' | ApiScope;

/** The chapters of the page and of the document. */
export const groups = [
  'Stories',
  'Comments',
  'Readers',
  'Your account',
  'Reading list',
  'Notifications',
  'Moderation',
  'Readers at the desk',
  'Rules of moderation',
  'Signals and judges',
  'Stories at work',
  'Publishing',
  'Media',
  'Podcasts',
  'Fronts',
  'Sections, tags, authors',
  'Live blogs',
  'Letters',
  'Audience',
  'Settings',
  'People who work here',
] as const;
export type Group = (typeof groups)[number];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Values<Entries extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Entries, undefined>>;

type AccountFor<Who extends Access> = Who extends 'public'
  ? undefined
  : Who extends 'anyone'
    ? Account | undefined
    : Account;

/** What a row's function is given: everything parsed. */
export type Given<Who extends Access, Params extends v.ObjectEntries, Query extends v.ObjectEntries, Body> = {
  world: World;
  visit: Visit;
  /** The asker's network, for limits. */
  network: string;
  account: AccountFor<Who>;
  /** What may be done in this request: all of it with a session, a token's own scopes with a token. */
  scopes: readonly ApiScope[];
  params: Values<Params>;
  query: Values<Query>;
  body: Body;
  /** The header of this name, for rows that take it. */
  idempotencyKey: string | undefined;
  /** The body of rows that take a file: how much was announced, and the bytes as they come. */
  file: SentFile | undefined;
};

export type SentFile = { length: number | undefined; bytes: Readable };

export type Answered<Value> = {
  ok: true;
  value: Value;
  /** What a public answer depends on, and for how many seconds it holds when nothing changes. */
  topics?: readonly string[];
  maxAge?: number;
  headers?: Record<string, string>;
  /** The answer piece by piece, for rows that give no JSON. */
  pieces?: AsyncIterable<string>;
};

export const answered = <Value>(value: Value, more: Omit<Answered<Value>, 'ok' | 'value'> = {}): Answered<Value> => ({
  ok: true,
  value,
  ...more,
});

type Row<
  Who extends Access,
  Params extends v.ObjectEntries,
  Query extends v.ObjectEntries,
  Body extends v.GenericSchema,
  Answer extends v.GenericSchema,
  Code extends ProblemCode,
> = {
  /** Unique; what generated clients call it. */
  id: string;
  method: Method;
  /** Below `/api/v1`, with `{names}`. */
  path: string;
  group: Group;
  summary: string;
  /** More than fits into the summary; Markdown. */
  detail?: string;
  access: Who;
  params?: Params;
  query?: Query;
  body?: Body;
  bodyExample?: v.InferInput<Body>;
  /** Without a body it is as if `{}` had been sent. */
  isBodyOptional?: boolean;
  /** 200 unless told; 204 has no answer. */
  status?: 200 | 201 | 204;
  answer?: Answer;
  example?: v.InferInput<Answer>;
  /** What else can go wrong, beside what can with every row. */
  problems?: readonly Code[];
  /** Counted on its own beside the general limit. */
  quota?: 'reports';
  /** Takes the header Idempotency-Key. */
  takesKey?: boolean;
  /** Under a key it is done once: the first answer is kept for a day and given again. */
  keepsAnswer?: boolean;
  /** The body is a file, as it is. */
  takesFile?: boolean;
  /** The type of its answer when that is no JSON. */
  gives?: string;
  /** How many bytes of JSON it takes; 64 KiB unless told. */
  bodyLimit?: number;
  run: (
    given: Given<Who, Params, Query, v.InferOutput<Body>>,
  ) => Promise<Answered<v.InferOutput<Answer>> | Refused<NoInfer<Code>>>;
};

/** A row as the table holds it: of which kind its values are, only its own function knows. */
export type Endpoint = Omit<
  Row<Access, v.ObjectEntries, v.ObjectEntries, v.GenericSchema, v.GenericSchema, ProblemCode>,
  'run'
> & { run: (given: never) => Promise<Answered<unknown> | Refused> };

type None = Record<string, never>;

export const endpoint = <
  const Who extends Access,
  Body extends v.GenericSchema,
  Answer extends v.GenericSchema,
  Params extends v.ObjectEntries = None,
  Query extends v.ObjectEntries = None,
  const Code extends ProblemCode = never,
>(
  row: Row<Who, Params, Query, Body, Answer, Code>,
): Endpoint => row;
