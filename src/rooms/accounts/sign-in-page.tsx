/** What the pages of signing in have in common: their words, where they lead back to, how they are shown. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../../common/words.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import type { AccountExtras } from './own-data.ts';
import { returnPath } from './return-path.ts';
import { signInWords, type SignInWords } from './sign-in-words.ts';
import type { PolicyPaths } from './views/SignIn.tsx';
import type { World } from '../../world.ts';

export type Form = Record<string, unknown> | undefined;

/** One typed line of a form; never fails. */
export const lineOf = (form: Form, name: string, longest = 300): string => {
  const value = form?.[name];
  return typeof value === 'string' ? value.toWellFormed().trim().slice(0, longest) : '';
};

/** Where a reader came from and what they had begun there, from a form or an address. */
export type Carried = { returnTo: string; draft: string | undefined };

export const carriedIn = (from: Form): Carried => {
  const draft = lineOf(from, 'draft', 200);
  return {
    returnTo: returnPath(from?.['return']) ?? '',
    draft: /^[\w-]{8,200}$/.test(draft) ? draft : undefined,
  };
};

/** An address of signing in that leads back to the same place. */
export const carrying = (path: string, { returnTo, draft }: Carried): string => {
  const query = new URLSearchParams({ ...(returnTo ? { return: returnTo } : {}), ...(draft ? { draft } : {}) });
  return query.size === 0 ? path : `${path}?${query}`;
};

export const wordsOf = (request: FastifyRequest): SignInWords => wordsFor(signInWords, request.visit.edition.language);

export const policiesFor = async (world: World, extras: AccountExtras, request: FastifyRequest): Promise<PolicyPaths> =>
  (await extras.policies?.(world, request.visit)) ?? {};

type Sheet = { title: string; status?: number; isPrivate?: boolean; islands?: string[]; maxAge?: number };

/** Shows a page of signing in; it is about one reader unless it says otherwise. */
export const showEntrance = async (
  reply: FastifyReply,
  part: JSX.Element,
  { title, status, isPrivate = true, islands, maxAge }: Sheet,
): Promise<void> => {
  const head = { title, kind: 'plain', styles: ['accounts.css'], ...(islands ? { islands } : {}) };
  await reply.show(part, { head, topics: [], isPrivate, ...(status ? { status } : {}), maxAge });
};

const attemptCookie = 'sign-in';

/** The secret this browser holds of the mail it asked for. */
export const attemptSecret = (world: World, request: FastifyRequest): string | undefined =>
  ownCookieIn(world, request.headers.cookie, attemptCookie);

export const attemptSecretCookie = (world: World, secret: string | undefined): string =>
  ownCookie(world, attemptCookie, secret, 1_800);
