import type { JSX } from 'preact';
import { shorten } from '../../../common/text.ts';
import { bodyToText, type Article } from '../../../rooms/articles/articles.ts';
import { searchDescriptionLimit, searchTitleLimit, searchTitlePixels } from '../../../rooms/drafting/drafting.ts';
import { At, baseOf, type Opened } from './story-pages.tsx';

export const previewKinds = [
  ['story', 'Story'],
  ['teaser', 'In lists'],
  ['search', 'Search result'],
  ['card', 'Link card'],
  ['letter', 'In letters'],
  ['feed', 'In feeds'],
  ['text', 'Text only'],
] as const;
export type PreviewKind = (typeof previewKinds)[number][0];
export type PreviewWidth = 'phone' | 'wide';

const framedKinds: ReadonlySet<PreviewKind> = new Set(['story', 'teaser', 'text']);
const isFramed = (kind: PreviewKind): boolean => framedKinds.has(kind);

export type PreviewScene = {
  opened: Opened;
  article: Article;
  kind: PreviewKind;
  width: PreviewWidth;
  /** What machines are told. */
  title: string;
  description: string;
  /** The picture of the card, and of the teaser in a letter. */
  card: { path: string; width: number; height: number } | undefined;
  publicationName: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Of the frame. */
  src: string;
  host: string;
};

const Bar = ({ scene }: { scene: PreviewScene }): JSX.Element => {
  const href = (kind: PreviewKind, width: PreviewWidth): string =>
    `${baseOf(scene.opened)}/preview?as=${kind}&width=${width}`;
  return (
    <>
      <nav aria-label="Kinds of preview">
        <ul class="link-row">
          {previewKinds.map(([kind, name]) => (
            <li key={kind}>
              <a href={href(kind, scene.width)} aria-current={kind === scene.kind ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isFramed(scene.kind) ? (
        <nav aria-label="Width">
          <ul class="link-row">
            {(['phone', 'wide'] as const).map((width) => (
              <li key={width}>
                <a href={href(scene.kind, width)} aria-current={width === scene.width ? 'page' : undefined}>
                  {width === 'phone' ? 'Phone (390 px)' : 'Desktop'}
                </a>
              </li>
            ))}
            <li>
              <a href={scene.src}>In a window of its own</a>
            </li>
          </ul>
        </nav>
      ) : null}
    </>
  );
};

const Frame = ({ scene }: { scene: PreviewScene }): JSX.Element => {
  const name = previewKinds.find(([kind]) => kind === scene.kind)?.[1] ?? '';
  const style = scene.width === 'phone' ? 'preview-frame preview-phone' : 'preview-frame';
  return <iframe class={style} src={scene.src} title={`Preview: ${name}`} />;
};

/** A title as wide as search engines show it. */
const cutTitle = (title: string): string => {
  if (searchTitlePixels(title) <= searchTitleLimit) return title;
  let cut = title;
  while (cut.length > 0 && searchTitlePixels(`${cut} …`) > searchTitleLimit) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(' ');
  return `${(space > 20 ? cut.slice(0, space) : cut).trimEnd()} …`;
};

const crumbs = (path: string): string => path.split('/').filter(Boolean).slice(0, -1).join(' › ');

const SearchResult = ({ scene }: { scene: PreviewScene }): JSX.Element => (
  <div class="preview-search" lang={scene.language} dir={scene.direction}>
    <p class="meta">
      <bdi>{scene.publicationName}</bdi> ·{' '}
      <bdi>{[scene.host, crumbs(scene.article.path)].filter(Boolean).join(' › ')}</bdi>
    </p>
    <p class="preview-search-title">{cutTitle(scene.title)}</p>
    <p>{shorten(scene.description, searchDescriptionLimit)}</p>
  </div>
);

const Picture = ({ card }: Pick<PreviewScene, 'card'>): JSX.Element | null =>
  card ? <img src={card.path} width={card.width} height={card.height} alt="" /> : null;

const LinkCard = ({ scene }: { scene: PreviewScene }): JSX.Element => (
  <div class="preview-card" lang={scene.language} dir={scene.direction}>
    <Picture card={scene.card} />
    <div class="preview-card-words">
      <span class="meta">{scene.host}</span>
      <strong>{scene.title}</strong>
      <span>{shorten(scene.description, 200)}</span>
    </div>
  </div>
);

const LetterTeaser = ({ scene }: { scene: PreviewScene }): JSX.Element => (
  <div class="preview-card" lang={scene.language} dir={scene.direction}>
    <Picture card={scene.card} />
    <div class="preview-card-words">
      {scene.article.kicker ? <span class="meta">{scene.article.kicker}</span> : null}
      <strong>{scene.article.headline}</strong>
      <span>{scene.article.teaser}</span>
    </div>
  </div>
);

const FeedItem = ({ scene }: { scene: PreviewScene }): JSX.Element => {
  const { article, opened } = scene;
  const isFull = opened.publication.settings.fullTextFeeds;
  const text = isFull ? shorten(bodyToText(article.body), 1_500) : '';
  return (
    <div class="preview-card" lang={scene.language} dir={scene.direction}>
      <div class="preview-card-words">
        <strong>{article.headline}</strong>
        <span class="meta">
          {article.authors.map(({ name }) => name).join(', ')}{' '}
          {article.publishedAt === undefined ? null : <At at={article.publishedAt} timeZone={opened.timeZone} />}
        </span>
        {article.standfirst ? <p>{article.standfirst}</p> : null}
        <Picture card={scene.card} />
        {text ? <p>{text}</p> : <p>{article.teaser}</p>}
      </div>
    </div>
  );
};

const hints: Partial<Record<PreviewKind, string>> = {
  search: 'About what search engines show. They may choose other words.',
  card: 'What networks and messengers make of a link to it.',
  feed: 'As feed readers show it; they have the whole text where the publication gives it.',
};

/** A draft as its readers would meet it, wherever they do. */
export const PreviewPage = ({ scene }: { scene: PreviewScene }): JSX.Element => (
  <>
    <Bar scene={scene} />
    {hints[scene.kind] ? <p class="meta">{hints[scene.kind]}</p> : null}
    {isFramed(scene.kind) ? <Frame scene={scene} /> : null}
    {scene.kind === 'search' ? <SearchResult scene={scene} /> : null}
    {scene.kind === 'card' ? <LinkCard scene={scene} /> : null}
    {scene.kind === 'letter' ? <LetterTeaser scene={scene} /> : null}
    {scene.kind === 'feed' ? <FeedItem scene={scene} /> : null}
  </>
);
