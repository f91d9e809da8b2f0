import type { JSX } from 'preact';
import { webAddress } from '../../../../common/addresses.ts';
import type { Embed, RawHtml } from '../../body/body.ts';
import { hostOf } from '../../body/elsewhere.ts';
import { frameTitle } from '../../embed-providers.ts';
import { EmbedView } from '../elements.ts';
import type { ShownEmbed, StoryContext } from './story-context.ts';

type CardProps = { attrs: Embed['attrs']; url: string; context: StoryContext };

const Card = ({ attrs, url, context: { words } }: CardProps): JSX.Element => (
  <a class="embed-card" href={url} rel="noopener nofollow external">
    <span class="embed-host">{`${words.embedFrom} ${attrs.provider ?? hostOf(url)}`}</span>
    <span class="embed-title">{attrs.title ?? hostOf(url)}</span>
    <span class="embed-note">{words.embedNote}</span>
  </a>
);

/** The button needs a script and stands hidden in the page; the island shows it and puts the frame in its place. */
const ShowButton = ({ shown: { frame }, words }: { shown: ShownEmbed; words: StoryContext['words'] }): JSX.Element => {
  const [before, after] = words.showEmbed.split('#');
  return (
    <button class="embed-show button button-quiet no-print" type="button" hidden>
      <span>
        {before}
        <bdi>{frame.host.replace(/^www\./, '')}</bdi>
        {after}
      </span>
    </button>
  );
};

/**
 * Something elsewhere, as a card that leads there. With a script, what is of a kind we know is shown in its place on a click; nothing is
 * asked of the other site before the reader goes or clicks.
 */
export const StoryEmbed = ({ embed, context }: { embed: Embed; context: StoryContext }): JSX.Element | null => {
  const { attrs } = embed;
  const url = webAddress(attrs.url);
  if (url === undefined) return null;
  const shown = context.textOnly ? undefined : context.shownEmbeds.get(embed);
  const card = <Card attrs={attrs} url={url} context={context} />;
  return (
    <figure class="embed">
      {shown ? (
        <EmbedView
          class="embed-view"
          data-src={shown.path}
          data-ratio={shown.frame.ratio}
          data-title={frameTitle(attrs, shown.frame)}
        >
          {card}
          <ShowButton shown={shown} words={context.words} />
        </EmbedView>
      ) : (
        card
      )}
      {attrs.caption ? <figcaption class="figure-caption">{attrs.caption}</figcaption> : null}
    </figure>
  );
};

/** Raw HTML in a frame without any right: it can neither read this page nor the reader's cookies. */
export const StoryRawHtml = ({ node, context }: { node: RawHtml; context: StoryContext }): JSX.Element | null => {
  const path = context.rawPaths.get(node);
  if (path === undefined) return null;
  const title = node.attrs.title ?? context.words.interactive;
  const link = <a href={path}>{context.words.openInteractive}</a>;
  if (context.textOnly)
    return (
      <p>
        {`${title}: `}
        {link}
      </p>
    );
  return (
    <figure class="raw-html wide">
      <iframe src={path} title={title} sandbox="allow-scripts" loading="lazy" height={node.attrs.height ?? 420} />
      <figcaption class="figure-caption">{link}</figcaption>
    </figure>
  );
};
