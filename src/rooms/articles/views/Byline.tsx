import type { ComponentChildren, JSX } from 'preact';
import { PictureFrame } from '../../media/media.ts';
import type { Author } from '../article.ts';
import type { Scene } from './scene.ts';

/** “A, B and C” as the language joins names, each leading to the author's page. */
const joinedNames = (authors: readonly Author[], { visit, place }: Scene): ComponentChildren => {
  const parts = new Intl.ListFormat(place.language, { type: 'conjunction' }).formatToParts(
    authors.map(({ name }) => name),
  );
  let next = 0;
  return parts.map(({ type, value }) => {
    if (type === 'literal') return value;
    const author = authors[next++];
    return (
      <a class="byline-name" rel="author" href={author && visit.stay(author.path)}>
        {value}
      </a>
    );
  });
};

/** Who wrote it, with a page of their own behind each name. */
export const Byline = ({ authors, scene }: { authors: readonly Author[]; scene: Scene }): JSX.Element | null =>
  authors.length === 0 ? null : (
    <p class="byline">
      {scene.words.by[authors.length > 1 ? 1 : 0]} {joinedNames(authors, scene)}
    </p>
  );

export const Portrait = ({ author, scene }: { author: Author; scene: Scene }): JSX.Element | null => {
  const media =
    author.portraitId === undefined || scene.visit.textOnly ? undefined : scene.view.media.get(author.portraitId);
  if (!media) return null;
  return (
    <span class="author-portrait">
      <PictureFrame media={media} language={scene.place.language} sizes="6rem" alt="" crop />
    </span>
  );
};

/** Opinion belongs to somebody: name and standing come before the argument. */
export const Voice = ({ scene }: { scene: Scene }): JSX.Element => (
  <div class="voice">
    {scene.view.article.authors.map((author) => (
      <p class="voice-author">
        <Portrait author={author} scene={scene} />
        <span>
          <a class="voice-name" rel="author" href={scene.visit.stay(author.path)}>
            {author.name}
          </a>
          {author.role ? <span class="voice-role">{author.role}</span> : null}
        </span>
      </p>
    ))}
  </div>
);

/** What the authors say of themselves, at the foot of the story. */
export const AuthorNotes = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { words, view, visit } = scene;
  const authors = view.article.authors.filter(({ bio }) => bio !== '');
  if (authors.length === 0) return null;
  return (
    <section class="author-notes" aria-labelledby="about-author">
      <h2 class="story-subhead" id="about-author">
        {authors.length > 1 ? words.aboutAuthors : words.aboutAuthor}
      </h2>
      {authors.map((author) => (
        <div class="author-note">
          <Portrait author={author} scene={scene} />
          <p>
            <a class="byline-name" href={visit.stay(author.path)}>
              {author.name}
            </a>{' '}
            {author.role ? <span class="author-role">{author.role}</span> : null} {author.bio}
          </p>
        </div>
      ))}
    </section>
  );
};
