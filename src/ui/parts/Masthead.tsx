import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './Icon.tsx';

export type MastheadEdition = { name: string; language: string; href: string; isCurrent: boolean };
export type MastheadSection = { name: string; href: string; isCurrent: boolean };
export type MastheadWords = { sections: string; search: string; appearance: string; edition: string; tools: string };

export type MastheadProps = {
  name: string;
  homeHref: string;
  /** The large nameplate of the front page, with tagline and date. */
  isFront?: boolean;
  tagline?: string;
  date?: { text: string; machine: string };
  sections: readonly MastheadSection[];
  editions: readonly MastheadEdition[];
  searchHref: string;
  appearanceHref: string;
  words: MastheadWords;
  /** What concerns the signed-in reader, after the other tools. */
  reader?: ComponentChildren;
  /** The drawn name, in place of the written one; it says the name to who cannot see it. */
  logo?: ComponentChildren;
};

const EditionSwitch = ({
  editions,
  label,
}: {
  editions: readonly MastheadEdition[];
  label: string;
}): JSX.Element | null => {
  const current = editions.find(({ isCurrent }) => isCurrent);
  if (editions.length < 2 || !current) return null;
  return (
    <li>
      <details class="edition-switch" name="masthead">
        <summary>
          <span class="unseen">{`${label}: `}</span>
          {current.name}
          <Icon name="down" />
        </summary>
        <ul class="edition-list">
          {editions.map(({ name, language, href, isCurrent }) => (
            <li>
              <a href={href} lang={language} hreflang={language} aria-current={isCurrent ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
};

/** The main navigation, as a row under the name. */
export const SectionNav = ({
  sections,
  label,
}: {
  sections: readonly MastheadSection[];
  label: string;
}): JSX.Element | null =>
  sections.length === 0 ? null : (
    <nav class="section-nav" aria-label={label}>
      <ul class="section-list page">
        {sections.map(({ name, href, isCurrent }) => (
          <li>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

type Tools = Pick<MastheadProps, 'editions' | 'appearanceHref' | 'words' | 'reader'> & { searchHref?: string };

/** Editions, appearance, search, and what concerns the reader. */
export const MastheadTools = ({ editions, appearanceHref, searchHref, words, reader }: Tools): JSX.Element => (
  <nav class="masthead-tools" aria-label={words.tools}>
    <ul class="tool-list">
      <EditionSwitch editions={editions} label={words.edition} />
      <li>
        <a href={appearanceHref} rel="nofollow">
          <Icon name="appearance" />
          {words.appearance}
        </a>
      </li>
      {searchHref === undefined ? null : (
        <li>
          <a href={searchHref} rel="search">
            <Icon name="search" />
            {words.search}
          </a>
        </li>
      )}
      {reader}
    </ul>
  </nav>
);

/** The publication's name, its tools and its sections. */
export const Masthead = (props: MastheadProps): JSX.Element => {
  const { name, homeHref, isFront = false, tagline, date, sections, words } = props;
  return (
    <header class={isFront ? 'masthead masthead-front' : 'masthead'}>
      <div class="masthead-top page">
        {date && (
          <p class="masthead-date">
            <time datetime={date.machine}>{date.text}</time>
          </p>
        )}
        <div class="masthead-name">
          <a href={homeHref} aria-current={isFront ? 'page' : undefined}>
            {props.logo ?? name}
          </a>
          {isFront && tagline ? <p class="masthead-tagline">{tagline}</p> : null}
        </div>
        <MastheadTools {...props} />
      </div>
      <SectionNav sections={sections} label={words.sections} />
    </header>
  );
};
