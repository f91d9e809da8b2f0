import type { JSX } from 'preact';

export type FooterLink = { name: string; href: string; language?: string; rel?: string };
export type FooterColumn = { title: string; links: readonly FooterLink[] };

export type FooterProps = {
  label: string;
  name: string;
  homeHref: string;
  tagline?: string;
  columns: readonly FooterColumn[];
  /** The last line: small links and who made the software. */
  small: readonly FooterLink[];
  signature: string;
  /** Printed under the page on paper: where it stands on the web. */
  source?: string;
};

const LinkTo = ({ link: { name, href, language, rel } }: { link: FooterLink }): JSX.Element => (
  <a href={href} lang={language} hreflang={language} rel={rel}>
    {name}
  </a>
);

/** The foot of every page: everything there is, and how to reach the people who make it. */
export const Footer = ({ label, name, homeHref, tagline, columns, small, signature, source }: FooterProps): JSX.Element => (
  <footer class="footer">
    <div class="footer-inner page">
      <div class="footer-name">
        <a href={homeHref}>{name}</a>
        {tagline ? <p>{tagline}</p> : null}
      </div>
      <nav class="footer-columns" aria-label={label}>
        {columns
          .filter(({ links }) => links.length > 0)
          .map(({ title, links }) => (
            <div>
              <h2 class="footer-title">{title}</h2>
              <ul class="footer-list">
                {links.map((link) => (
                  <li>
                    <LinkTo link={link} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </nav>
      <ul class="footer-small">
        {small.map((link) => (
          <li>
            <LinkTo link={link} />
          </li>
        ))}
        <li>{signature}</li>
      </ul>
    </div>
    {source ? <p class="footer-source">{source}</p> : null}
  </footer>
);
