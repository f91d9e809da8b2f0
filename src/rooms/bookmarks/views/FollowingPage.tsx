import type { JSX } from 'preact';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import { followKinds, followText, type Follow, type FollowKind } from '../bookmark.ts';
import type { BookmarkWords } from '../bookmark-words.ts';
import type { NamedFollow } from '../follow.ts';
import { ListsNav } from './ListsNav.tsx';

type Entry = Follow & { named: NamedFollow | undefined };
type Props = { follows: readonly Entry[]; visit: Visit; words: BookmarkWords; fault: string | undefined };

const Row = ({ entry, visit, words }: Pick<Props, 'visit' | 'words'> & { entry: Entry }): JSX.Element => {
  const { named } = entry;
  const edition = named && visit.publication.editionByCode(named.edition);
  const foreign = edition && edition.code !== visit.edition.code ? edition : undefined;
  const name = named?.name ?? words.gone;
  return (
    <li class="followed">
      <span class="followed-name">
        {named ? (
          <a href={visit.stay(named.path)} lang={foreign?.language} dir={foreign?.direction}>
            {name}
          </a>
        ) : (
          name
        )}
        {foreign ? <span class="meta">{` ${foreign.name}`}</span> : null}
      </span>
      <form method="post" action={visit.link('/following')}>
        <button
          class="link-button"
          type="submit"
          name="unfollow"
          value={followText(entry)}
          aria-label={words.unfollowName(name)}
        >
          {words.unfollow}
        </button>
      </form>
    </li>
  );
};

const Kind = ({ kind, follows, visit, words }: Props & { kind: FollowKind }): JSX.Element | null => {
  const own = follows.filter((follow) => follow.kind === kind);
  return own.length === 0 ? null : (
    <section class="followed-kind" aria-labelledby={`kind-${kind}`}>
      <h2 class="block-title" id={`kind-${kind}`}>
        {words.kinds[kind]}
      </h2>
      <ul class="followed-list">
        {own.map((entry) => (
          <Row entry={entry} visit={visit} words={words} />
        ))}
      </ul>
    </section>
  );
};

/** Everything a reader follows. */
export const FollowingPage = (props: Props): JSX.Element => {
  const { follows, visit, words, fault } = props;
  return (
    <div class="page saved-page">
      <PageHead title={words.following} standfirst={words.followingText} />
      <ListsNav visit={visit} words={words} current="following" />
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      {follows.length === 0 ? (
        <Notice title={words.emptyFollowing}>
          <p>{words.emptyFollowingText}</p>
        </Notice>
      ) : (
        <div class="followed-kinds">
          {followKinds.map((kind) => (
            <Kind kind={kind} {...props} />
          ))}
        </div>
      )}
    </div>
  );
};
