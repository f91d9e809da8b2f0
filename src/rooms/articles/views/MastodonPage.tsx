import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { ArticleWords } from '../article-words.ts';
import { mastodonAddress, mastodonServer, type Shared } from '../share-address.ts';

export type MastodonProps = {
  visit: Visit;
  words: ArticleWords;
  story: { id: string; path: string };
  shared: Shared;
  typed: string | undefined;
};

/** Mastodon has no one address: the reader names the server, then goes there by a link that says where it leads. */
export const MastodonPage = ({ visit, words, story, shared, typed }: MastodonProps): JSX.Element => {
  const server = typed === undefined ? undefined : mastodonServer(typed);
  const isWrong = typed !== undefined && typed.trim() !== '' && server === undefined;
  return (
    <div class="page">
      <PageHead title={words.mastodonTitle} standfirst={<a href={visit.stay(story.path)}>{shared.title}</a>} />
      <form class="form" action={visit.link('/share/mastodon')} method="get">
        <input type="hidden" name="story" value={story.id} />
        <Field
          name="server"
          label={words.mastodonServer}
          hint={words.mastodonText}
          fault={isWrong ? words.mastodonFault : undefined}
          value={typed ?? ''}
          dir="ltr"
          maxLength={300}
          isRequired
        />
        <Button tone={server ? 'quiet' : 'plain'}>{words.mastodonGo}</Button>
      </form>
      {server ? (
        <p class="mastodon-go">
          <a class="button" href={mastodonAddress(server, shared)} rel="noopener nofollow" target="_blank">
            {words.mastodonOpen.replace('#', server)}
          </a>
        </p>
      ) : null}
    </div>
  );
};
