import type { JSX } from 'preact';
import { plural } from '../../../common/words.ts';
import { readingMinutes, type Article } from '../article.ts';
import { Moment } from './Moment.tsx';
import type { Scene } from './scene.ts';

/** A change in the first quarter of an hour belongs to publishing, not to updating. */
const quarterHour = 15 * 60_000;

export const isUpdated = ({ publishedAt, updatedAt }: Article): boolean =>
  publishedAt !== undefined && updatedAt !== undefined && updatedAt - publishedAt > quarterHour;

/** Pictures and live blogs are not read from end to end. */
const isRead = ({ kind, wordCount }: Article): boolean =>
  kind !== 'gallery' && kind !== 'video' && kind !== 'liveblog' && wordCount >= 100;

const CorrectedLink = ({ scene: { view, words } }: { scene: Scene }): JSX.Element | null => {
  const newest = view.article.corrections.toSorted((a, b) => b.at - a.at)[0];
  return newest ? (
    <li>
      <a href="#corrections">{words.correctedLink[newest.kind]}</a>
    </li>
  ) : null;
};

/** The place opens the text; where there is no text to open, it stands here. */
const placeApart = ({ kind, place, body }: Article): string =>
  kind === 'liveblog' || body.content[0]?.type !== 'paragraph' ? place : '';

/** When it was published and changed, how long it takes to read, and whether it was corrected. */
export const Dateline = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { view, words, place } = scene;
  const { article } = view;
  if (article.publishedAt === undefined) return null;
  return (
    <ul class="dateline">
      {placeApart(article) ? <li>{placeApart(article)}</li> : null}
      <li>
        <Moment at={article.publishedAt} place={place} />
      </li>
      {isUpdated(article) && article.updatedAt !== undefined ? (
        <li>
          {words.updated} <Moment at={article.updatedAt} place={place} />
        </li>
      ) : null}
      {isRead(article) ? <li>{plural(place.language, readingMinutes(article.wordCount), words.minutes)}</li> : null}
      <CorrectedLink scene={scene} />
    </ul>
  );
};
