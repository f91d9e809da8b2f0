/** What the pages about letters have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../../common/words.ts';
import { lettersTopic } from './letter.ts';
import { letterWords, type LetterWords } from './letter-words.ts';

/** Boxes that were ticked: one comes as a text, several as a list. */
export const lettersIn = (form: Record<string, unknown> | undefined): string[] =>
  [form?.['letter']].flat().filter((id): id is string => typeof id === 'string' && id.length < 60);

export const wordsOf = (request: FastifyRequest): LetterWords => wordsFor(letterWords, request.visit.edition.language);

type Sheet = { title: string; status?: number; isPrivate?: boolean; islands?: string[]; canonical?: string };

/** Addresses of these pages are keys: no page they lead to is told of them. */
export const showLetters = async (reply: FastifyReply, part: JSX.Element, sheet: Sheet): Promise<void> => {
  const { title, status, isPrivate = true, islands, canonical } = sheet;
  await reply.show(part, {
    head: {
      title,
      kind: 'letters',
      styles: ['letters.css'],
      ...(islands ? { islands } : {}),
      ...(canonical === undefined ? {} : { canonical }),
    },
    topics: [lettersTopic],
    isPrivate,
    ...(status ? { status } : {}),
    ...(isPrivate ? { headers: { 'Referrer-Policy': 'no-referrer' } } : {}),
  });
};
