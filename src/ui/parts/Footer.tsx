import type { JSX } from 'preact';

export type FooterLink = { name: string; href: string; language?: string; rel?: string };
export type FooterColumn = {
  title: string;
  links: readonly FooterLink[];
  /** A place other pages' links can lead to. */
  id?: string;
};

/** A column longer than this is set in several. */
const longColumn = 12;

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

const Column = ({ title, links, id }: FooterColumn): JSX.Element | null =>
  links.length === 0 ? null : (
    <div id={id} class={links.length > longColumn ? 'footer-long' : undefined}>
      <h2 class="footer-title">{title}</h2>
      <ul class="footer-list">
        {links.map((link) => (
          <li>
            <LinkTo link={link} />
          </li>
        ))}
      </ul>
    </div>
  );

/** The foot of every page: everything there is, and how to reach the people who make it. */
export const Footer = (props: FooterProps): JSX.Element => (
  <footer class="footer">
    <div class="footer-inner page">
      <div class="footer-name">
        <a href={props.homeHref}>{props.name}</a>
        {props.tagline ? <p>{props.tagline}</p> : null}
      </div>
      <nav class="footer-columns" aria-label={props.label}>
        {props.columns.map((column) => (
          <Column {...column} />
        ))}
      </nav>
      <ul class="footer-small">
        {props.small.map((link) => (
          <li>
            <LinkTo link={link} />
          </li>
        ))}
        <li>{props.signature}</li>
      </ul>
    </div>
    {props.source ? <p class="footer-source">{props.source}</p> : null}
  </footer>
);
