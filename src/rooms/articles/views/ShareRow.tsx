import type { ComponentChildren, JSX } from 'preact';
import { mailAddress, networkNames, shareAddress, type Shared } from '../share-address.ts';
import { ShareTools } from './elements.ts';
import type { Scene } from './scene.ts';

export const sharedOf = ({ view: { article }, visit }: Scene): Shared => ({
  url: article.canonicalUrl ?? visit.absolute(article.path),
  title: article.headline,
});

/** Buttons that need a script stand hidden in the page; the island shows those the device can carry out. */
const Buttons = ({ scene }: { scene: Scene }): JSX.Element => {
  const { words } = scene;
  const { url, title } = sharedOf(scene);
  return (
    <ShareTools
      class="share-tools"
      data-url={url}
      data-title={title}
      data-copied={words.copied}
      data-failed={words.copyFailed}
    >
      <button class="tool" type="button" data-tool="share" hidden>
        {words.shareDevice}
      </button>
      <button class="tool" type="button" data-tool="copy" hidden>
        {words.copyLink}
      </button>
      <button class="tool" type="button" data-tool="print" hidden>
        {words.print}
      </button>
      <span class="tool-status" role="status" />
    </ShareTools>
  );
};

/** What one can do with a story, under its head. */
export const ToolRow = ({ scene, link }: { scene: Scene; link?: ComponentChildren }): JSX.Element | null => {
  const { visit, words, view } = scene;
  if (scene.isSecret) return null;
  const here = encodeURIComponent(visit.stay(view.article.path));
  return (
    <div class="tool-row no-print" role="group" aria-label={words.tools}>
      {link}
      {link ? ' ' : null}
      <a class="tool" href="#share">
        {words.share}
      </a>
      {visit.textOnly ? null : (
        <a class="tool" href={`${visit.link('/appearance')}?return=${here}`} rel="nofollow">
          {words.textSize}
        </a>
      )}
      {visit.textOnly ? null : <Buttons scene={scene} />}
    </div>
  );
};

/** Plain links to the networks' own share pages, in the order the publication has chosen. */
export const ShareRow = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { visit, words, view } = scene;
  if (scene.isSecret) return null;
  const shared = sharedOf(scene);
  const { share } = visit.publication.settings;
  return (
    <section class="share" id="share" aria-labelledby="share-title">
      <h2 class="share-title" id="share-title">
        {words.shareNewTab}
      </h2>
      <ul class="share-list">
        <li>
          <a href={mailAddress(shared)}>{words.email}</a>
        </li>
        {share.map((network) => (
          <li>
            {network === 'mastodon' ? (
              <a href={`${visit.link('/share/mastodon')}?story=${view.article.id}`} rel="nofollow">
                {networkNames.mastodon}
              </a>
            ) : (
              <a href={shareAddress(network, shared)} rel="noopener nofollow" target="_blank">
                {networkNames[network]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
