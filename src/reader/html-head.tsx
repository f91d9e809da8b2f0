import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { asset } from '../delivery/assets.ts';
import type { Head, Visit } from '../rooms/publication/publication.ts';

const feedTypes: Record<string, string> = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
};
const feedType = (path: string): string => feedTypes[path.slice(path.lastIndexOf('/') + 1)] ?? 'application/rss+xml';

const cyrillic = /^(?:ru|uk|be|bg|sr|mk|kk|ky|tg|mn)(?:-|$)/i;
const arabic = /^(?:ar|fa|ur|ps|ckb)(?:-|$)/i;

/** The two faces a page in this language is read in. */
export const preloadedFonts = (language: string): readonly [string, string] => {
  if (cyrillic.test(language)) return ['source-serif-cyrillic.woff2', 'source-sans-cyrillic.woff2'];
  if (arabic.test(language)) return ['noto-naskh-arabic.woff2', 'vazirmatn.woff2'];
  return ['source-serif.woff2', 'public-sans.woff2'];
};

/** The page's paper, for the browser's own frame; the same figures as in tokens.css. */
const paper = { light: '#fbfaf7', dark: '#15171a' } as const;

const Scheme = ({ visit }: { visit: Visit }): JSX.Element => {
  const scheme = visit.appearance?.scheme ?? 'auto';
  if (scheme !== 'auto') {
    return (
      <>
        <meta name="color-scheme" content={scheme} />
        <meta name="theme-color" content={paper[scheme]} />
      </>
    );
  }
  return (
    <>
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={paper.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={paper.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
};

/** Where else the page is: its own address, its other languages, its feeds, its neighbours in a list. */
const Relations = ({ visit, head }: { visit: Visit; head: Head }): JSX.Element => {
  const { absolute, publication } = visit;
  const canonical = head.canonicalElsewhere ?? (head.canonical === undefined ? undefined : absolute(head.canonical));
  const alternates = (head.alternates?.length ?? 0) > 1 ? (head.alternates ?? []) : [];
  const byDefault = alternates.find(({ language }) => language === publication.defaultEdition.language);
  return (
    <>
      {canonical === undefined ? (
        <meta name="robots" content="noindex, follow" />
      ) : (
        <link rel="canonical" href={canonical} />
      )}
      {alternates.map(({ language, path }) => (
        <link rel="alternate" hreflang={language} href={absolute(path)} />
      ))}
      {byDefault && <link rel="alternate" hreflang="x-default" href={absolute(byDefault.path)} />}
      {head.feeds?.map(({ title, path }) => (
        <link rel="alternate" type={feedType(path)} title={title} href={path} />
      ))}
      {head.prevPath && <link rel="prev" href={absolute(head.prevPath)} />}
      {head.nextPath && <link rel="next" href={absolute(head.nextPath)} />}
    </>
  );
};

const Look = ({ visit, head }: { visit: Visit; head: Head }): JSX.Element => (
  <>
    {preloadedFonts(visit.edition.language).map((font) => (
      <link rel="preload" as="font" type="font/woff2" href={asset(font)} crossorigin="anonymous" />
    ))}
    <link rel="stylesheet" href={asset('site.css')} />
    {head.styles?.map((name) => (
      <link rel="stylesheet" href={asset(name)} />
    ))}
    <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" sizes="any" />
    <link rel="apple-touch-icon" href={asset('icon-180.png')} />
    {head.islands?.map((name) => (
      <script type="module" src={asset(name)} />
    ))}
  </>
);

/** The publication's name follows the page's, but on its own front page. */
export const titleOf = (visit: Visit, { title }: Head): string => {
  const { publicationName } = visit.edition;
  return title === publicationName ? title : `${title} · ${publicationName}`;
};

/** Everything between `<head>` and `</head>`. */
export const drawHead = (visit: Visit, head: Head): string =>
  renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titleOf(visit, head)}</title>
      {head.description ? <meta name="description" content={head.description} /> : null}
      <Scheme visit={visit} />
      <Relations visit={visit} head={head} />
      {visit.textOnly ? <link rel="stylesheet" href={asset('text.css')} /> : <Look visit={visit} head={head} />}
    </>,
  ) + (head.extra ?? '');
