import type { ComponentChildren, JSX } from 'preact';

/** Words in backticks are code; nothing else of Markdown is used here. */
export const Prose = ({ children }: { children: string }): JSX.Element => (
  <>{children.split('`').map((part, place) => (place % 2 === 1 ? <code>{part}</code> : part))}</>
);

/** A table that is pushed sideways where it is too wide, also by keyboard. */
export const Table = ({
  label,
  head,
  children,
}: {
  label: string;
  head: string[];
  children: ComponentChildren;
}): JSX.Element => (
  <section class="api-table" tabindex={0} aria-label={label}>
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);
