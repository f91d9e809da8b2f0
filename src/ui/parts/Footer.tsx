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
  /** A few sentences of the publication's own. */
  text?: string;
  copyright?: string;
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

/** Everything there is, in columns. */
export const FooterColumns = ({ label, columns }: Pick<FooterProps, 'label' | 'columns'>): JSX.Element => (
  <nav class="footer-columns" aria-label={label}>
    {columns.map((column) => (
      <Column {...column} />
    ))}
  </nav>
);

/** The last line. */
export const FooterSmall = ({
  small,
  copyright,
  signature,
}: Pick<FooterProps, 'small' | 'copyright' | 'signature'>): JSX.Element => (
  <ul class="footer-small">
    {copyright ? <li>{copyright}</li> : null}
    {small.map((link) => (
      <li>
        <LinkTo link={link} />
      </li>
    ))}
    <li>{signature}</li>
  </ul>
);

/** The foot of every page: everything there is, and how to reach the people who make it. */
export const Footer = (props: FooterProps): JSX.Element => (
  <footer class="footer">
    <div class="footer-inner page">
      <div class="footer-name">
        <a href={props.homeHref}>{props.name}</a>
        {props.tagline ? <p>{props.tagline}</p> : null}
        {props.text ? <p>{props.text}</p> : null}
      </div>
      <FooterColumns {...props} />
      <FooterSmall {...props} />
    </div>
    {props.source ? <p class="footer-source">{props.source}</p> : null}
  </footer>
);
