/** The smaller pages about fronts: all places, former layouts, the preview in its frame, how one story is told. */
import type { JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import type { Article } from '../../rooms/articles/articles.ts';
import { PictureFrame, type Media } from '../../rooms/media/media.ts';
import type { KeptLayout, LayoutBlock, Pick, Place, PlaceState } from '../../rooms/fronts/fronts.ts';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { PickPicture } from '../media/media-elements.ts';
import { Act, Line, PickList } from './FrontFields.tsx';
import { blockName, stateNames, type Names } from './front-names.ts';
import { momentValue } from './read-front-form.ts';

export const frontsPath = '/newsroom/fronts';

export const placeName = ({ section }: Place): string => (section ? section.name : 'Front page');

const placeWords = (state: PlaceState | undefined): string =>
  state === undefined
    ? 'arranges itself'
    : `${state.isArranged ? 'arranged by you' : 'arranges itself'}${state.hasDraft ? ', a draft is waiting' : ''}`;

type PlacesProps = {
  editions: readonly Edition[];
  places: readonly Place[];
  states: ReadonlyMap<string, PlaceState>;
};

/** Every page that can be arranged, edition by edition. */
export const PlacesPage = ({ editions, places, states }: PlacesProps): JSX.Element => (
  <div class="front-places">
    {editions.map(({ code, name }) => (
      <section aria-labelledby={`edition-${code}`}>
        <h2 id={`edition-${code}`}>{name}</h2>
        <ul>
          {places
            .filter(({ edition }) => edition === code)
            .map((place) => (
              <li>
                <a href={`${frontsPath}/${place.key}`} dir="auto">
                  {placeName(place)}
                </a>
                <span>{placeWords(states.get(place.key))}</span>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </div>
);

type HistoryProps = { base: string; version: number; kept: readonly KeptLayout[]; timeZone: string };

/** Layouts as they went out, the latest first: who, when, and back to it. */
export const HistoryPage = ({ base, version, kept, timeZone }: HistoryProps): JSX.Element => {
  const time = (at: number): string => formatDateTime(at, { language: 'en-GB', timeZone });
  return (
    <>
      <p class="link-row">
        <a href={base}>Back to arranging</a>
      </p>
      {kept.length === 0 ? <p>Nothing has been published here yet.</p> : null}
      <ol class="front-history">
        {kept.map(({ id, state, by, at, goesOutAt, isShown, layout }) => (
          <li>
            <div>
              <strong>{isShown ? `${stateNames[state]}: readers see it now` : stateNames[state]}</strong>
              <small>
                {`${by}, ${time(at)}`}
                {state === 'scheduled' && goesOutAt !== undefined ? ` · goes out ${time(goesOutAt)}` : ''}
                {layout.blocks.length > 0
                  ? ` · ${layout.blocks.length === 1 ? 'one block' : `${layout.blocks.length} blocks`}`
                  : ''}
              </small>
            </div>
            {state === 'automatic' ? null : (
              <div class="front-row">
                <a href={`${base}/look?of=${id}`}>Look at it</a>
                <Act action={`${base}/restore`} version={version} fields={{ layout: id }}>
                  <Button tone="quiet">Back to this</Button>
                </Act>
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
};

export const lookWidths = ['desktop', 'tablet', 'phone'] as const;
export type LookWidth = (typeof lookWidths)[number];

/** The page as it would be, as wide as a phone or a desktop window. */
export const LookPage = ({
  base,
  of,
  width,
  src,
}: {
  base: string;
  of: string;
  width: LookWidth;
  src: string;
}): JSX.Element => (
  <>
    <ul class="link-row">
      <li>
        <a href={base}>Back to arranging</a>
      </li>
      {lookWidths.map((one) => (
        <li>
          <a href={`${base}/look?of=${of}&width=${one}`} aria-current={one === width ? 'page' : undefined}>
            {{ desktop: 'Desktop', tablet: 'Tablet', phone: 'Phone' }[one]}
          </a>
        </li>
      ))}
      <li>
        <a href={src} target="_blank" rel="noopener">
          In a tab of its own
        </a>
      </li>
    </ul>
    <div class="front-look" role="group" aria-label="The page as it would be" tabIndex={0}>
      <iframe class={`look-${width}`} title="Preview" src={`${src}&framed=1`} />
    </div>
  </>
);

export type StoryFormProps = {
  base: string;
  version: number;
  article: Article;
  pick: Pick;
  block: LayoutBlock;
  blocks: readonly LayoutBlock[];
  names: Names;
  pictures: readonly Media[];
  timeZone: string;
};

const Pictures = ({
  pictures,
  pick,
  language,
}: {
  pictures: readonly Media[];
  pick: Pick;
  language: string;
}): JSX.Element => {
  const isOther = pick.mediaId !== undefined && !pictures.some(({ id }) => id === pick.mediaId);
  return (
    <fieldset class="front-pictures">
      <legend>Picture on this page</legend>
      <label class="choice">
        <input type="radio" name="picture" value="" checked={pick.mediaId === undefined} />
        <span>The story’s own</span>
      </label>
      {pictures.map((media) => (
        <label class="choice">
          <input type="radio" name="picture" value={media.id} checked={media.id === pick.mediaId} />
          <PictureFrame media={media} language={language} sizes="9rem" lazy />
        </label>
      ))}
      <PickPicture data-language={language}>
        <Line
          label="Another picture"
          name="other-picture"
          value={isOther ? `/newsroom/media/${pick.mediaId}` : ''}
          hint="Its address in the media library."
        />
      </PickPicture>
    </fieldset>
  );
};

/** How this page tells a story, where it stands and until when. */
export const StoryForm = (props: StoryFormProps): JSX.Element => {
  const { base, version, article, pick, block, blocks, names, pictures, timeZone } = props;
  const action = `${base}/change`;
  return (
    <div id="story-form" class="front-story-form">
      <Act action={action} version={version} fields={{ do: 'set-story', story: article.id }} class="front-form">
        <Line
          label="Headline here"
          name="headline"
          value={pick.headline}
          maxLength={200}
          placeholder={article.headline}
        />
        <Line
          label="Standfirst here"
          name="standfirst"
          value={pick.standfirst}
          maxLength={400}
          placeholder={article.teaser.slice(0, 120)}
        />
        <Line label="Kicker here" name="kicker" value={pick.kicker} maxLength={60} placeholder={article.kicker} />
        <Line
          label={`Stays until (${timeZone})`}
          name="until"
          type="datetime-local"
          value={pick.until === undefined ? '' : momentValue(pick.until, timeZone)}
          hint="Afterwards the block’s rule fills its place. Left empty: until you take it out."
        />
        <Pictures pictures={pictures} pick={pick} language={article.edition} />
        <p>
          <Button>Save</Button>
        </p>
      </Act>
      <Act
        action={action}
        version={version}
        fields={{ do: 'move-story', story: article.id, to: '9999' }}
        class="front-form front-move"
      >
        <PickList
          label="Stands in"
          name="block"
          value={block.id}
          groups={[{ choices: blocks.map((one) => [one.id, blockName(one, names)] as const) }]}
        />
        <p>
          <Button tone="quiet">Move it there</Button>
        </p>
      </Act>
    </div>
  );
};
