import type { ComponentChildren, JSX } from 'preact';

export type BlockProps = {
  /** Unique on the page: the heading's id is made of it. */
  id: string;
  title: string;
  href?: string;
  /** `columns`: teasers side by side; `feature`: the first is large (`mirrored`: at the other side); `stack`: one under the other. */
  shape?: 'columns' | 'feature' | 'mirrored' | 'stack';
  tone?: 'plain' | 'wash';
  more?: { href: string; text: string };
  children: ComponentChildren;
};

/** Stories under a heading and a rule: a section on the front page, opinion, the most recent. */
export const Block = ({
  id,
  title,
  href,
  shape = 'columns',
  tone = 'plain',
  more,
  children,
}: BlockProps): JSX.Element => (
  <section class={tone === 'wash' ? 'block block-wash' : 'block'} aria-labelledby={`block-${id}`}>
    <div class="block-inner">
      <h2 class="block-title" id={`block-${id}`}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      <div class={`teasers ${shape === 'mirrored' ? 'teasers-feature teasers-mirrored' : `teasers-${shape}`}`}>
        {children}
      </div>
      {more && (
        <p class="block-more">
          <a href={more.href}>{more.text}</a>
        </p>
      )}
    </div>
  </section>
);
