import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { PictureFrame, type Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { audioWords } from '../audio-words.ts';
import type { Person } from '../show.ts';

export type PeopleProps = {
  visit: Visit;
  people: readonly Person[];
  portraits: ReadonlyMap<string, Media>;
  /** Unique on the page. */
  id: string;
};

/** What somebody does, in the page’s language where the role is one that the podcast namespace names. */
export const roleWord = (role: string, language: string): string => {
  const { roles } = wordsFor(audioWords, language);
  const known = role.toLowerCase();
  return Object.hasOwn(roles, known) ? (roles[known] ?? role) : role;
};

/** Who is heard, and who has helped. */
export const People = ({ visit, people, portraits, id }: PeopleProps): JSX.Element | null => {
  if (people.length === 0) return null;
  const { language } = visit.edition;
  return (
    <section class="show-people" aria-labelledby={id}>
      <h2 class="show-part" id={id}>
        {wordsFor(audioWords, language).people}
      </h2>
      <ul>
        {people.map(({ name, role, href, pictureId }) => {
          const portrait = visit.textOnly ? undefined : portraits.get(pictureId ?? '');
          return (
            <li>
              {portrait ? (
                <span class="show-person-picture">
                  <PictureFrame media={portrait} language={language} sizes="3rem" alt="" crop />
                </span>
              ) : null}
              <span>
                {href ? (
                  <a href={href} rel="noopener">
                    {name}
                  </a>
                ) : (
                  name
                )}
                {role ? <span class="meta">{` ${roleWord(role, language)}`}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
