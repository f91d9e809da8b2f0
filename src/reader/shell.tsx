import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { escapeHtml } from '../common/text.ts';
import { slot } from '../delivery/delivery.ts';
import { wordsFor } from '../common/words.ts';
import {
  chromeOf,
  ThemePart,
  type Head,
  type HtmlPart,
  type ThemeFill,
  type Visit,
} from '../rooms/publication/publication.ts';
import { Footer, FooterColumns, FooterSmall } from '../ui/parts/Footer.tsx';
import { Masthead, MastheadTools, SectionNav } from '../ui/parts/Masthead.tsx';
import { SkipLink } from '../ui/parts/SkipLink.tsx';
import type { World } from '../world.ts';
import {
  chromeData,
  footerColumns,
  mastheadEditions,
  mastheadLinks,
  otherShell,
  policyLinks,
  type ChromeData,
} from './chrome-data.ts';
import { drawHead } from './html-head.tsx';
import { Logo } from './Logo.tsx';
import { readerWords } from './reader-words.ts';
import { TextBody } from './TextBody.tsx';

export type ShellProps = { visit: Visit; head: Head; chrome: ChromeData; children: HtmlPart };

type Around = Omit<ShellProps, 'children'>;

const fillFor = ({ visit, head, chrome }: Around): ThemeFill['values'] => {
  const { edition, publication } = visit;
  const { text, copyright } = chromeOf(publication.settings, edition.code);
  return {
    'publication.name': edition.publicationName,
    'publication.tagline': edition.tagline,
    'publication.home': visit.stay(publication.home(edition)),
    'edition.name': edition.name,
    'page.kind': head.kind,
    date: chrome.today.text,
    copyright,
    'footer.text': text,
  };
};

const SiteMasthead = (around: Around): JSX.Element => {
  const { visit, head, chrome } = around;
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  const isFront = head.kind === 'front';
  const sections = mastheadLinks(visit, chrome);
  const tools = {
    editions: mastheadEditions(visit, head),
    searchHref: visit.link('/search'),
    appearanceHref: `${visit.link('/appearance')}?return=${encodeURIComponent(visit.link(visit.path))}`,
    words,
    reader: slot('reader-menu'),
  };
  const logo = publication.look.logo ? <Logo visit={visit} /> : undefined;
  const nodes = publication.look.theme.parts.masthead;
  if (nodes) {
    const pieces = {
      logo: logo ?? edition.publicationName,
      nav: <SectionNav sections={sections} label={words.sections} />,
      tools: <MastheadTools {...tools} />,
    };
    return (
      <header class={isFront ? 'masthead masthead-front' : 'masthead'}>
        <ThemePart nodes={nodes} fill={{ values: fillFor(around), pieces }} />
      </header>
    );
  }
  return (
    <Masthead
      name={edition.publicationName}
      logo={logo}
      homeHref={visit.stay(publication.home(edition))}
      isFront={isFront}
      tagline={edition.tagline}
      date={isFront ? chrome.today : undefined}
      sections={sections}
      {...tools}
    />
  );
};

/** Where people work all day: the name leads to the site, all else is theirs. */
const StaffMasthead = ({ visit }: { visit: Visit }): JSX.Element => {
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  return (
    <header class="masthead masthead-staff">
      <div class="masthead-top page">
        <div class="masthead-name">
          <a href={visit.stay(publication.home(edition))}>{edition.publicationName}</a>
        </div>
        <MastheadTools
          editions={[]}
          appearanceHref={`${visit.link('/appearance')}?return=${encodeURIComponent(visit.link(visit.path))}`}
          words={words}
          reader={slot('reader-menu')}
        />
      </div>
    </header>
  );
};

const SiteFooter = (around: Around): JSX.Element => {
  const { visit, head, chrome } = around;
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  const { text, copyright } = chromeOf(publication.settings, edition.code);
  const appearance = { name: words.appearance, href: visit.link('/appearance'), rel: 'nofollow' };
  const small = [...policyLinks(visit, chrome), otherShell(visit), appearance];
  const columns = footerColumns(visit, head, chrome);
  const nodes = publication.look.theme.parts.footer;
  if (nodes) {
    const pieces = {
      logo: publication.look.logo ? <Logo visit={visit} /> : edition.publicationName,
      columns: <FooterColumns label={words.siteMap} columns={columns} />,
      small: <FooterSmall small={small} copyright={copyright} signature={words.publishedWith} />,
    };
    return (
      <footer class="footer">
        <ThemePart nodes={nodes} fill={{ values: fillFor(around), pieces }} />
      </footer>
    );
  }
  return (
    <Footer
      label={words.siteMap}
      name={edition.publicationName}
      homeHref={visit.stay(publication.home(edition))}
      tagline={edition.tagline}
      text={text}
      copyright={copyright}
      columns={columns}
      small={small}
      signature={words.publishedWith}
      source={head.canonical ? `${words.printedFrom} ${visit.absolute(head.canonical)}` : undefined}
    />
  );
};

/** What a theme puts at the head of the front page. */
const FrontHead = (around: Around): JSX.Element | null => {
  const { visit, head } = around;
  const nodes = head.kind === 'front' ? visit.publication.look.theme.parts['front-head'] : undefined;
  if (!nodes) return null;
  const logo = visit.publication.look.logo ? <Logo visit={visit} /> : visit.edition.publicationName;
  return (
    <div class="front-head page">
      <ThemePart nodes={nodes} fill={{ values: fillFor(around), pieces: { logo } }} />
    </div>
  );
};

const SiteBody = ({ visit, head, chrome, children }: ShellProps): JSX.Element => {
  const isStaff = head.kind === 'newsroom';
  return (
    <body class={`on-${head.kind}`}>
      <SkipLink text={wordsFor(readerWords, visit.edition.language).skip} />
      {isStaff ? <StaffMasthead visit={visit} /> : <SiteMasthead visit={visit} head={head} chrome={chrome} />}
      <main id="main" tabIndex={-1}>
        <FrontHead visit={visit} head={head} chrome={chrome} />
        {children}
      </main>
      {isStaff ? null : <SiteFooter visit={visit} head={head} chrome={chrome} />}
    </body>
  );
};

const htmlTag = ({ edition, appearance, textOnly }: Visit): string => {
  const scheme = appearance && appearance.scheme !== 'auto' ? ` data-scheme="${appearance.scheme}"` : '';
  const size = appearance && appearance.textSize !== 'normal' && !textOnly ? ` data-size="${appearance.textSize}"` : '';
  return `<html lang="${escapeHtml(edition.language)}" dir="${edition.direction}"${scheme}${size}>`;
};

/** The whole document: what stands round a page and the page itself. Text-only visits get a shell without pictures and faces. */
export const drawShell = ({ visit, head, chrome, children }: ShellProps): string => {
  const Body = visit.textOnly ? TextBody : SiteBody;
  const islands = chrome.hasSound && head.kind !== 'newsroom' ? [...(head.islands ?? []), 'player.js'] : head.islands;
  const body = renderToString(
    <Body visit={visit} head={head} chrome={chrome}>
      {children}
    </Body>,
  );
  return `<!doctype html>\n${htmlTag(visit)}<head>${drawHead(visit, { ...head, islands: [...new Set(islands)] })}</head>${body}</html>\n`;
};

/** Draws a page inside the shell. It depends on `chromeTopics(visit)` beside what the page itself does. */
export const renderPage = async (world: World, visit: Visit, part: HtmlPart, head: Head): Promise<string> =>
  drawShell({ visit, head, chrome: await chromeData(world, visit), children: part });
