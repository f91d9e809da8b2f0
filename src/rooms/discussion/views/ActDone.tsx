import type { ComponentChildren, JSX } from 'preact';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';

/** A page that says one thing and leads on. */
export const ActDone = ({
  title,
  text,
  links,
  isAlarm = false,
  children,
}: {
  title: string;
  text: string;
  links: readonly { path: string; label: string }[];
  isAlarm?: boolean;
  children?: ComponentChildren;
}): JSX.Element => (
  <>
    <PageHead title={title} standfirst={isAlarm ? undefined : text} />
    {isAlarm ? <Notice tone="alarm">{text}</Notice> : null}
    {children}
    <p class="link-row">
      {links.map(({ path, label }) => (
        <a key={path} href={path}>
          {label}
        </a>
      ))}
    </p>
  </>
);
