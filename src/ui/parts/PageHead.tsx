import type { ComponentChildren, JSX } from 'preact';

export type PageHeadProps = {
  title: ComponentChildren;
  /** What kind of page it is, over the title. */
  over?: ComponentChildren;
  /** One or two sentences under it. */
  standfirst?: ComponentChildren;
  /** What stands beside the title: a portrait. */
  aside?: ComponentChildren;
  children?: ComponentChildren;
};

/** The head of every page that is no story: its one `h1`, a sentence, and a rule. */
export const PageHead = ({ title, over, standfirst, aside, children }: PageHeadProps): JSX.Element => (
  <header class={aside ? 'page-head page-head-aside' : 'page-head'}>
    {aside}
    <div>
      {over}
      <h1 class="page-title">{title}</h1>
      {standfirst ? <p class="page-standfirst">{standfirst}</p> : null}
      {children}
    </div>
  </header>
);
