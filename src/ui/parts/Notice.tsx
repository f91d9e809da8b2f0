import type { ComponentChildren, JSX } from 'preact';

export type NoticeProps = {
  title?: ComponentChildren;
  /** `alarm` for what went wrong: it is read out at once. */
  tone?: 'plain' | 'alarm';
  id?: string;
  children: ComponentChildren;
};

/** Something the reader must not miss: a correction, an editor's note, what was wrong with a form. */
export const Notice = ({ title, tone = 'plain', id, children }: NoticeProps): JSX.Element => (
  <div
    class={tone === 'alarm' ? 'notice notice-alarm' : 'notice'}
    id={id}
    role={tone === 'alarm' ? 'alert' : undefined}
  >
    {title ? <p class="notice-title">{title}</p> : null}
    {children}
  </div>
);

/** A line over the whole page: the publication has something to say to everyone. */
export const Banner = ({ label, children }: { label: string; children: ComponentChildren }): JSX.Element => (
  <section class="banner" aria-label={label}>
    <div class="page">{children}</div>
  </section>
);
