import type { JSX } from 'preact';
import { webAddress } from '../../../../common/addresses.ts';
import type { Embed, RawHtml } from '../../body/body.ts';
import { hostOf } from '../../body/elsewhere.ts';
import type { StoryContext } from './story-context.ts';

/** Something elsewhere, as a card that leads there. Nothing is asked of the other site before the reader goes. */
export const StoryEmbed = ({
  embed: { attrs },
  context,
}: {
  embed: Embed;
  context: StoryContext;
}): JSX.Element | null => {
  const url = webAddress(attrs.url);
  if (url === undefined) return null;
  const host = hostOf(url);
  const { words } = context;
  return (
    <figure class="embed">
      <a class="embed-card" href={url} rel="noopener nofollow external">
        <span class="embed-host">{`${words.embedFrom} ${attrs.provider ?? host}`}</span>
        <span class="embed-title">{attrs.title ?? host}</span>
        <span class="embed-note">{words.embedNote}</span>
      </a>
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
