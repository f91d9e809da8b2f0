import type { JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import type { DeskStory, EditionOfStory } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { StateName, StoryHeadline } from './StoryLine.tsx';
import { fullTime } from './story-words.ts';

export type TranslationsProps = {
  visit: Visit;
  story: DeskStory;
  editions: readonly EditionOfStory[];
  place: Place;
};

const Behind = ({
  source,
  visit,
  place,
}: {
  source: EditionOfStory['source'];
  visit: Visit;
  place: Place;
}): JSX.Element => {
  if (!source) return <>–</>;
  const name = visit.publication.editionByCode(source.edition)?.name ?? source.edition;
  return source.changes === 0 ? (
    <>
      Up to date with <bdi>{name}</bdi>
    </>
  ) : (
    <strong>
      {source.changes === 1 ? 'One paragraph' : `${source.changes} paragraphs`} changed in <bdi>{name}</bdi>
      {` since ${fullTime(source.at, place)}`}
    </strong>
  );
};

const Start = ({
  visit,
  story,
  edition,
}: {
  visit: Visit;
  story: DeskStory;
  edition: EditionOfStory['edition'];
}): JSX.Element => (
  <form class="translation-start" method="post" action={visit.link(`/newsroom/stories/${story.id}/translations`)}>
    <input type="hidden" name="edition" value={edition.code} />
    <Button tone="quiet" name="text" value="copy">
      Begin with the text
    </Button>
    <Button tone="quiet" name="text" value="empty">
      Begin with empty paragraphs
    </Button>
  </form>
);

const Row = ({ entry, props }: { entry: EditionOfStory; props: TranslationsProps }): JSX.Element => {
  const { visit, story, place } = props;
  const { edition, story: found, source, mayStart } = entry;
  return (
    <tr>
      <th scope="row" lang={edition.language}>
        <bdi>{edition.name}</bdi>
      </th>
      <td>{found ? <StoryHeadline story={found} visit={visit} /> : 'Not begun'}</td>
      <td>{found ? <StateName story={found} /> : null}</td>
      <td>
        <bdi>{found ? (found.assignee?.name ?? found.authors.join(', ')) : ''}</bdi>
      </td>
      <td>{found ? <Behind source={source} visit={visit} place={place} /> : null}</td>
      <td>
        {found && source ? (
          <a href={visit.link(`/newsroom/stories/${found.id}/translations/side`)}>Side by side</a>
        ) : null}
        {mayStart ? <Start visit={visit} story={story} edition={edition} /> : null}
        {found?.id === story.id && !source ? 'This one' : null}
      </td>
    </tr>
  );
};

/** A story in every edition. */
export const Translations = (props: TranslationsProps): JSX.Element => {
  const { story, visit, editions } = props;
  return (
    <>
      <h1>Translations</h1>
      <p>
        <StoryHeadline story={story} visit={visit} />
      </p>
      <section class="staff-table" tabIndex={0} aria-label="Editions of this story">
        <table>
          <thead>
            <tr>
              {['Edition', 'Story', 'State', 'By', 'How it stands', 'What to do'].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {editions.map((entry) => (
              <Row key={entry.edition.code} entry={entry} props={props} />
            ))}
          </tbody>
        </table>
      </section>
      <p class="stories-hint">
        A translation begins with the structure and the pictures of the story, in the counterpart of its section. Once
        published, each leads readers to the others.
      </p>
    </>
  );
};
