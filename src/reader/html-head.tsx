import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { asset, assetEntry } from '../delivery/assets.ts';
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

/** Faces the publication has exchanged for others are not waited for. */
const fontsOf = ({ edition, publication }: Visit): readonly string[] => {
  const { headlineFace, textFace } = publication.settings.look;
  const [serif, sans] = preloadedFonts(edition.language);
  return headlineFace === 'serif' || textFace === 'serif' ? [serif, sans] : [sans];
};

const Scheme = ({ visit }: { visit: Visit }): JSX.Element => {
  const scheme = visit.appearance?.scheme ?? 'auto';
  const { paper } = visit.publication.look;
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

/** The icons of the publication, or ours. */
const Icons = ({ visit }: { visit: Visit }): JSX.Element => {
  const { icons } = visit.publication.look;
  const iconAt = (width: number): string | undefined => icons.find((icon) => icon.width >= width)?.href;
  if (icons.length === 0)
    return (
      <>
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" sizes="any" />
        <link rel="apple-touch-icon" href={asset('icon-180.png')} />
      </>
    );
  return (
    <>
      <link rel="icon" href={iconAt(48)} type="image/png" sizes="48x48" />
      <link rel="icon" href={iconAt(192)} type="image/png" sizes="192x192" />
      <link rel="apple-touch-icon" href={iconAt(180)} />
      <link rel="manifest" href={visit.publication.inEdition(visit.edition, '/manifest.webmanifest')} />
    </>
  );
};

/** Most sheets are built and go by their names; what the site writes itself is a path. */
const sheetAddress = (name: string): string => (name.startsWith('/') ? name : asset(name));

const Look = ({ visit, head }: { visit: Visit; head: Head }): JSX.Element => (
  <>
    {fontsOf(visit).map((font) => (
      <link rel="preload" as="font" type="font/woff2" href={asset(font)} crossorigin="anonymous" />
    ))}
    <link rel="stylesheet" href={asset('site.css')} />
    {head.kind === 'newsroom' ? <link rel="stylesheet" href={asset('newsroom.css')} /> : null}
    {head.styles?.map((name) => (
      <link rel="stylesheet" href={sheetAddress(name)} />
    ))}
    {/* Last, so that a theme may change whatever a page brings; nothing is asked for where nothing differs. */}
    {visit.publication.look.stylesheet && <link rel="stylesheet" href={visit.publication.look.stylesheet.href} />}
    <Icons visit={visit} />
    {head.islands?.map((name) => (
      <>
        {/* What a script in pieces needs at once is fetched beside it, not after it. */}
        {assetEntry(name)?.needs?.map((piece) => (
          <link rel="modulepreload" href={asset(piece)} />
        ))}
        <script type="module" src={asset(name)} />
      </>
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
