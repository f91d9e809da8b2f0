import { formatFullDate, isoInZone } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import { webAddress } from '../common/addresses.ts';
import { plainPagesOf, sectionsOf, type ArticleSummary, type Section } from '../rooms/articles/articles.ts';
import { audioWords, publicShows } from '../rooms/audio/audio.ts';
import { dutySettings } from '../rooms/moderation/moderation.ts';
import { lettersLink } from '../rooms/newsletters/newsletters.ts';
import { chromeOf, type Head, type OwnLink, type Visit } from '../rooms/publication/publication.ts';
import type { FooterColumn, FooterLink } from '../ui/parts/Footer.tsx';
import type { MastheadEdition, MastheadSection } from '../ui/parts/Masthead.tsx';
import type { World } from '../world.ts';
import { dutyLinks } from './duty-links.tsx';
import { readerWords } from './reader-words.ts';
import { placeOf } from './story-time.tsx';

/** What stands round every page of an edition. */
export type ChromeData = {
  sections: readonly Section[];
  pages: readonly ArticleSummary[];
  /** Where letters are subscribed to, while one is open. */
  letters: FooterLink | undefined;
  today: { text: string; machine: string };
  /** Whether anything is to be listened to: then a page may be met in the middle of a sound. */
  hasSound: boolean;
};

/** What every page depends on beside its own topics. */
export const chromeTopics = (visit: Visit): string[] => ['site', 'shows', `pages:${visit.edition.code}`];

export const chromeData = async (world: World, visit: Visit): Promise<ChromeData> => {
  const { code } = visit.edition;
  const place = placeOf(visit);
  const [sections, pages, letters, shows] = await Promise.all([
    sectionsOf(world, code),
    plainPagesOf(world, code),
    lettersLink(world, visit),
    publicShows(world, code),
  ]);
  return { sections, pages, letters, today: todayIn(world, place), hasSound: shows.length > 0 };
};

/** The same without the database: for the page that says that it cannot be reached. */
export const bareChrome = (world: World, visit: Visit): ChromeData => ({
  sections: [],
  pages: [],
  letters: undefined,
  today: todayIn(world, placeOf(visit)),
  hasSound: false,
});

const todayIn = (world: World, place: ReturnType<typeof placeOf>): ChromeData['today'] => {
  const now = world.now();
  return { text: formatFullDate(now, place), machine: isoInZone(now, place.timeZone).slice(0, 10) };
};

/** The page's own address in the ordinary shell. */
const storedPathOf = ({ publication, edition, path }: Visit): string => publication.inEdition(edition, path);

const mostInMasthead = 9;
/** Where the footer lists every section. */
const allSections = 'sections';

const isHere = (here: string, path: string): boolean => here === path || here.startsWith(`${path}/`);

/** A link that editors have put there: to a page of the site in the same shell, or elsewhere. */
const drawnLink = (
  visit: Visit,
  { href, label }: OwnLink,
  { sections, pages }: Pick<ChromeData, 'sections' | 'pages'>,
) => {
  const isOurs = href.startsWith('/');
  const name =
    label ||
    sections.find(({ path }) => path === href)?.name ||
    pages.find(({ path }) => path === href)?.headline ||
    href.replace(/^https?:\/\//, '');
  return { name, href: isOurs ? visit.stay(href) : href, ...(isOurs ? {} : { rel: 'noopener' }) };
};

/** What editors have put into the main navigation of this edition; nothing: the sections stand there. */
const ownNavigation = (visit: Visit, chrome: ChromeData): MastheadSection[] => {
  const here = storedPathOf(visit);
  return chromeOf(visit.publication.settings, visit.edition.code).navigation.map((link) => ({
    ...drawnLink(visit, link, chrome),
    isCurrent: isHere(here, link.href),
  }));
};

/** Where all shows are, in an edition that has any. */
const podcastLinks = (visit: Visit, { hasSound }: ChromeData): MastheadSection[] => {
  const { podcasts } = wordsFor(audioWords, visit.edition.language);
  const href = visit.stay(visit.publication.inEdition(visit.edition, '/podcasts'));
  const isCurrent = isHere(storedPathOf(visit), visit.publication.inEdition(visit.edition, '/podcasts'));
  return hasSound ? [{ name: podcasts, href, isCurrent }] : [];
};

/** The main navigation: the editors' own, or the sections and the podcasts. */
export const mastheadLinks = (visit: Visit, chrome: ChromeData): MastheadSection[] => {
  const own = ownNavigation(visit, chrome);
  return own.length > 0 ? own : [...mastheadSections(visit, chrome.sections), ...podcastLinks(visit, chrome)];
};

/** Pages everybody may look for on any page: imprint, privacy, terms, the note about cookies. */
export const policyLinks = (visit: Visit, { pages }: ChromeData): FooterLink[] => {
  const { policies } = dutySettings(visit.publication);
  return ['imprint', 'privacy', 'terms', 'cookies'].flatMap((kind) => {
    const page = pages.find(({ id }) => id === policies[kind]?.[visit.edition.code]);
    return page ? [{ name: page.headline, href: visit.stay(page.path) }] : [];
  });
};

/** The sections of the navigation. A publication with many (an import may bring dozens) shows the first and where all are. */
export const mastheadSections = (visit: Visit, sections: readonly Section[]): MastheadSection[] => {
  const here = storedPathOf(visit);
  const words = wordsFor(readerWords, visit.edition.language);
  const isLong = sections.length > mostInMasthead;
  const shown = isLong ? sections.slice(0, mostInMasthead - 1) : sections;
  const more = isLong ? [{ name: words.moreSections, href: `#${allSections}`, isCurrent: false }] : [];
  const links = shown.map(({ name, path }) => ({
    name,
    href: visit.stay(path),
    isCurrent: isHere(here, path),
  }));
  return [...links, ...more];
};

/** Each edition: at this very page where it has it, else at its front page. */
export const mastheadEditions = ({ publication, edition, stay }: Visit, head: Head): MastheadEdition[] =>
  publication.editions.map((other) => {
    const counterpart = head.alternates?.find(({ language }) => language === other.language)?.path;
    return {
      name: other.name,
      language: other.language,
      href: stay(counterpart ?? publication.home(other)),
      isCurrent: other.code === edition.code,
    };
  });

/** This page in the text-only edition, or out of it. */
export const otherShell = (visit: Visit): FooterLink => {
  const words = wordsFor(readerWords, visit.edition.language);
  const path = storedPathOf(visit);
  return visit.textOnly
    ? { name: words.withPictures, href: path }
    : { name: words.textOnly, href: `/text${path === '/' ? '' : path}`, rel: 'alternate nofollow' };
};

/** The publication's own pages. */
const aboutLinks = (visit: Visit, { pages, letters }: ChromeData): FooterLink[] => {
  const words = wordsFor(readerWords, visit.edition.language);
  return [
    ...pages.map(({ headline, path }) => ({ name: headline, href: visit.stay(path) })),
    ...(letters ? [letters] : []),
    { name: words.corrections, href: visit.link('/corrections') },
    { name: words.archive, href: visit.link('/archive') },
    ...dutyLinks(visit),
  ];
};

export const footerColumns = (visit: Visit, head: Head, chrome: ChromeData): FooterColumn[] => {
  const { sections, pages } = chrome;
  const { publication, edition } = visit;
  const words = wordsFor(readerWords, edition.language);
  const follow = publication.settings.follow.filter(({ url }) => webAddress(url) !== undefined);
  const own = chromeOf(publication.settings, edition.code).columns;
  return [
    {
      id: allSections,
      title: words.sections,
      links: sections.map(({ name, path }) => ({ name, href: visit.stay(path) })),
    },
    {
      title: words.about,
      links: aboutLinks(visit, chrome),
    },
    {
      title: words.editions,
      links:
        publication.editions.length > 1
          ? mastheadEditions(visit, head).map(({ name, href, language }) => ({ name, href, language }))
          : [],
    },
    {
      title: words.follow,
      links: [
        { name: words.feeds, href: publication.inEdition(edition, '/rss.xml') },
        ...podcastLinks(visit, chrome).map(({ name, href }) => ({ name, href })),
        ...follow.map(({ label, url }) => ({ name: label, href: url, rel: 'me noopener' })),
      ],
    },
    ...own.map(({ title, links }) => ({
      title,
      links: links.map((link) => drawnLink(visit, link, { sections, pages })),
    })),
  ];
};
