import type { ComponentChildren, JSX } from 'preact';
import { Badge, Kicker } from './Kicker.tsx';

export type TeaserProps = {
  href: string;
  headline: string;
  /**
   * `lead`: the one strong story of a page. `major`: picture over headline and standfirst. `minor`: smaller, no
   * standfirst. `side`: a row of a list, picture beside the words. `line`: words alone.
   */
  size: 'lead' | 'major' | 'minor' | 'side' | 'line';
  level?: 2 | 3 | 4;
  kicker?: string | undefined;
  badge?: { text: string; tone?: 'live' | 'plain' } | undefined;
  standfirst?: string | undefined;
  /** Under the words: time, authors, how many pictures. */
  meta?: ComponentChildren;
  /** Beside it: what one can do with the story. */
  tools?: ComponentChildren;
  /** Authors before the headline, as opinion has them. */
  voice?: string | undefined;
  /** The drawn picture; a chart or map is never cut. */
  picture?: ComponentChildren;
  isDrawing?: boolean;
};

/** A story, told in a line or three, leading to it. The headline's link reaches over the whole teaser. */
export const Teaser = (props: TeaserProps): JSX.Element => {
  const { href, headline, size, level = 3, kicker, badge, standfirst, meta, tools, voice, picture, isDrawing } = props;
  const Heading = `h${level}` as const;
  const style = ['teaser', `teaser-${size}`, picture ? 'has-picture' : '', voice ? 'has-voice' : ''];
  return (
    <article class={style.filter(Boolean).join(' ')}>
      <div class="teaser-words">
        {badge || kicker ? (
          <div class="teaser-over">
            {badge && <Badge tone={badge.tone ?? 'plain'}>{badge.text}</Badge>}
            {kicker && <Kicker>{kicker}</Kicker>}
          </div>
        ) : null}
        {voice && <p class="teaser-voice">{voice}</p>}
        <Heading class="teaser-headline">
          <a href={href}>{headline}</a>
        </Heading>
        {standfirst ? <p class="teaser-standfirst">{standfirst}</p> : null}
        {meta || tools ? (
          <div class="teaser-foot">
            {meta ? <p class="meta">{meta}</p> : null}
            {tools}
          </div>
        ) : null}
      </div>
      {picture ? <div class={isDrawing ? 'teaser-picture is-drawing' : 'teaser-picture'}>{picture}</div> : null}
    </article>
  );
};
