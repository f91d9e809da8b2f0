import { graphemesUpTo } from '../checks/graphemes.ts';
import { linkedHost } from '../checks/false-address.ts';
import { linkedWords } from '../checks/linked-words.ts';
import { ownLettersOf } from '../checks/own-letters.ts';
import type { Reading } from '../checks/reading.ts';
import { scriptOf } from '../checks/script-of.ts';
import type { Manner } from '../checks/word-finder.ts';
import { readingsOf } from '../checks/word-lists.ts';
import { normalForm } from '../checks/folded-text.ts';
import type { CommentBody } from '../comment-body.ts';

/** What was written, in the forms rules look at it; each is made when it is first asked for. */
export type Writing = {
  readings: () => readonly Reading[];
  manner: () => Manner;
  /** Where links lead; those to this publication are left out. */
  hosts: () => readonly string[];
  /** Characters as readers count them, no further than `most`. */
  length: (most: number) => number;
};

/** All that a rule may look at: the same for a comment that is being posted and for one of the past. */
export type RuleFacts = {
  /** When it was written. */
  at: number;
  edition: string;
  /** Primary tag. */
  language: string;
  articleId: string;
  sectionKey: string | undefined;
  isAnswer: boolean;
  /** Comments of its writer before this one. */
  publishedCount: number;
  removedCount: number;
  /** Undefined where nobody knows: a writer of an archive. */
  accountCreatedAt: number | undefined;
  emailDomain: string | undefined;
  isDisposable: boolean;
  storyPublishedAt: number | undefined;
  timeZone: string;
  reports: number;
  /** Names of the checks that found something. */
  found: readonly string[];
  /** Comments from the same network in the minutes before, this one not counted. */
  fromNetwork: (minutes: number) => number;
  writing: Writing;
};

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

export const primaryTag = (language: string): string => language.toLowerCase().split('-', 1)[0] ?? '';

type Given = { body: () => CommentBody; text: () => string; language: string; home: string };

/** `home` is the publication's own host. */
export const writingOf = ({ body, text, language, home }: Given): Writing => ({
  readings: once(() => readingsOf(text())),
  manner: once(() => ({ ownLetters: ownLettersOf(primaryTag(language)), script: scriptOf(normalForm(text())) })),
  hosts: once(() =>
    linkedWords(body())
      .map(({ href }) => linkedHost(href))
      .filter((host) => host !== '' && host !== home),
  ),
  length: (most) => graphemesUpTo(text().trim(), most),
});

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
