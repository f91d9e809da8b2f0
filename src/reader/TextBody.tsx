import type { JSX } from 'preact';
import { slot } from '../delivery/delivery.ts';
import { wordsFor } from '../common/words.ts';
import { mastheadEditions, otherShell, footerColumns } from './chrome-data.ts';
import { readerWords } from './reader-words.ts';
import type { ShellProps } from './shell.tsx';

/** Links in a row, a dot between. */
const Row = ({
  links,
}: {
  links: readonly { name: string; href: string; language?: string; isCurrent?: boolean }[];
}): JSX.Element => (
  <ul class="row">
    {links.map(({ name, href, language, isCurrent }) => (
      <li>
        <a href={href} lang={language} hreflang={language} aria-current={isCurrent ? 'true' : undefined}>
          {name}
        </a>
      </li>
    ))}
  </ul>
);

/** The text-only edition: the same views between two lists of links. */
export const TextBody = ({ visit, head, chrome, children }: ShellProps): JSX.Element => {
  const { edition, publication } = visit;
  const words = wordsFor(readerWords, edition.language);
  const [, about, editions] = footerColumns(visit, head, chrome);
  return (
    <body class={`on-${head.kind}`}>
      <header>
        <p>
          <a href="#main">{words.skip}</a>
        </p>
        <p class="name">
          <a href={visit.stay(publication.home(edition))}>{edition.publicationName}</a>
        </p>
        <nav aria-label={words.sections}>
          <Row
            links={[
              ...chrome.sections.map(({ name, path }) => ({ name, href: visit.stay(path) })),
              { name: words.search, href: visit.link('/search') },
            ]}
          />
        </nav>
        <ul class="row">{slot('reader-menu')}</ul>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <nav aria-label={words.siteMap}>
          <Row links={about?.links ?? []} />
          {editions && editions.links.length > 0 ? <Row links={mastheadEditions(visit, head)} /> : null}
          <Row links={[otherShell(visit)]} />
        </nav>
      </footer>
    </body>
  );
};
