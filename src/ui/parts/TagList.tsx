import type { JSX } from 'preact';

/** A row of links to what a story is about, or to ways of narrowing a list. */
export const TagList = ({
  label,
  tags,
}: {
  label: string;
  tags: readonly { name: string; href: string }[];
}): JSX.Element | null =>
  tags.length === 0 ? null : (
    <nav class="tag-nav" aria-label={label}>
      <ul class="tag-list">
        {tags.map(({ name, href }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
