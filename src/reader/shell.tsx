import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { escapeHtml } from '../common/text.ts';
import { slot } from '../delivery/delivery.ts';
import { wordsFor } from '../common/words.ts';
import type { Head, HtmlPart, Visit } from '../rooms/publication/publication.ts';
import { Footer } from '../ui/parts/Footer.tsx';
import { Masthead } from '../ui/parts/Masthead.tsx';
import { SkipLink } from '../ui/parts/SkipLink.tsx';
import type { World } from '../world.ts';
import {
  chromeData,
  footerColumns,
  mastheadEditions,
  mastheadSections,
  otherShell,
  type ChromeData,
} from './chrome-data.ts';
import { drawHead } from './html-head.tsx';
import { readerWords } from './reader-words.ts';
import { TextBody } from './TextBody.tsx';

export type ShellProps = { visit: Visit; head: Head; chrome: ChromeData; children: HtmlPart };

const SiteMasthead = ({ visit, head, chrome }: Omit<ShellProps, 'children'>): JSX.Element => {
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  const isFront = head.kind === 'front';
  return (
    <Masthead
      name={edition.publicationName}
      homeHref={visit.stay(publication.home(edition))}
      isFront={isFront}
      tagline={edition.tagline}
      date={isFront ? chrome.today : undefined}
      sections={mastheadSections(visit, chrome.sections)}
      editions={mastheadEditions(visit, head)}
      searchHref={visit.link('/search')}
      appearanceHref={`${visit.link('/appearance')}?return=${encodeURIComponent(visit.link(visit.path))}`}
      words={words}
      reader={slot('reader-menu')}
    />
  );
};

const SiteFooter = ({ visit, head, chrome }: Omit<ShellProps, 'children'>): JSX.Element => {
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  return (
    <Footer
      label={words.siteMap}
      name={edition.publicationName}
      homeHref={visit.stay(publication.home(edition))}
      tagline={edition.tagline}
      columns={footerColumns(visit, head, chrome)}
      small={[otherShell(visit), { name: words.appearance, href: visit.link('/appearance'), rel: 'nofollow' }]}
      signature={words.publishedWith}
      source={head.canonical ? `${words.printedFrom} ${visit.absolute(head.canonical)}` : undefined}
    />
  );
};

const SiteBody = ({ visit, head, chrome, children }: ShellProps): JSX.Element => (
  <body class={`on-${head.kind}`}>
    <SkipLink text={wordsFor(readerWords, visit.edition.language).skip} />
    <SiteMasthead visit={visit} head={head} chrome={chrome} />
    <main id="main" tabIndex={-1}>
      {children}
    </main>
    <SiteFooter visit={visit} head={head} chrome={chrome} />
  </body>
);

const htmlTag = ({ edition, appearance, textOnly }: Visit): string => {
  const scheme = appearance && appearance.scheme !== 'auto' ? ` data-scheme="${appearance.scheme}"` : '';
  const size = appearance && appearance.textSize !== 'normal' && !textOnly ? ` data-size="${appearance.textSize}"` : '';
  return `<html lang="${escapeHtml(edition.language)}" dir="${edition.direction}"${scheme}${size}>`;
};

/** The whole document: what stands round a page and the page itself. Text-only visits get a shell without pictures and faces. */
export const drawShell = ({ visit, head, chrome, children }: ShellProps): string => {
  const Body = visit.textOnly ? TextBody : SiteBody;
  const body = renderToString(
    <Body visit={visit} head={head} chrome={chrome}>
      {children}
    </Body>,
  );
  return `<!doctype html>\n${htmlTag(visit)}<head>${drawHead(visit, head)}</head>${body}</html>\n`;
};

/** Draws a page inside the shell. It depends on `chromeTopics(visit)` beside what the page itself does. */
export const renderPage = async (world: World, visit: Visit, part: HtmlPart, head: Head): Promise<string> =>
  drawShell({ visit, head, chrome: await chromeData(world, visit), children: part });
