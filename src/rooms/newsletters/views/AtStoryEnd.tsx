import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import type { Visit } from '../../publication/publication.ts';
import { letterWords } from '../letter-words.ts';
import { mailingSettings } from '../mailing-settings.ts';
import { openLetters } from '../save-letter.ts';

/** Where letters of this edition are subscribed to; undefined while none is open. */
export const lettersLink = async (world: World, visit: Visit): Promise<{ name: string; href: string } | undefined> => {
  const letters = await openLetters(world, visit.edition.code);
  if (letters.length === 0) return undefined;
  return { name: wordsFor(letterWords, visit.edition.language).title, href: visit.link('/letters') };
};

/** A line under a story that leads to the letters; only where the publication wants it and a letter is open. */
export const lettersAtEnd = async (world: World, visit: Visit): Promise<JSX.Element | undefined> => {
  const link = mailingSettings(visit.publication).isAtStoryEnd ? await lettersLink(world, visit) : undefined;
  return (
    link && (
      <p class="page letters-at-end">
        <a class="to-do" href={link.href}>
          {wordsFor(letterWords, visit.edition.language).atStoryEnd}
        </a>
      </p>
    )
  );
};
