/** What the pages about one's ways of signing in have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../../common/words.ts';
import { credentialWords, type CredentialWords } from './credential-words.ts';
import { showEntrance } from './sign-in-page.tsx';
import { Entrance } from './views/SignIn.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export const credentialWordsOf = (request: FastifyRequest): CredentialWords =>
  wordsFor(credentialWords, request.visit.edition.language);

/** A name or address amid words of another direction. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A redirect that nobody keeps. */
export const lead = async (reply: FastifyReply, path: string, cookies: readonly string[] = []): Promise<void> => {
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  await reply.header('cache-control', 'private, no-store').redirect(path, 303);
};

export type Ending = {
  title: string;
  text: string;
  status: number;
  /** Where to go from there; the sign-in page unless told. */
  next?: { href: string; text: string };
};

/** A page on which an attempt ends: what happened, and where to go now. */
export const showEnding = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { title, text, status, next }: Ending,
): Promise<void> => {
  const { href, text: label } = next ?? {
    href: request.visit.link('/sign-in'),
    text: credentialWordsOf(request).toSignIn,
  };
  const part: JSX.Element = (
    <Entrance title={title}>
      <Notice tone="alarm">
        <p>{text}</p>
      </Notice>
      <p>
        <a class="button" href={href}>
          {label}
        </a>
      </p>
    </Entrance>
  );
  await showEntrance(reply, part, { title, status });
};
