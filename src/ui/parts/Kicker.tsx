import type { ComponentChildren, JSX } from 'preact';

/** The word or two over a headline: what the story is about. */
export const Kicker = ({ children, href }: { children: ComponentChildren; href?: string }): JSX.Element => (
  <p class="kicker">{href ? <a href={href}>{children}</a> : children}</p>
);

/** A state told in a word: “Live”, “Gallery”, “Opinion”. Colour only underlines what the word says. */
export const Badge = ({
  children,
  tone = 'plain',
}: {
  children: ComponentChildren;
  tone?: 'plain' | 'live';
}): JSX.Element => <span class={tone === 'live' ? 'badge badge-live' : 'badge'}>{children}</span>;
