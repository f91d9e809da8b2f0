import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { AccountPage, type Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import type { Show } from '../show.ts';
import { podcastFeedWords, type PodcastFeedWords } from './podcast-feed-words.ts';
import { longestFeedName, type PrivateFeed, type PrivateFeedRefusal } from './private-feeds.ts';

const here = '/me/podcast-feeds' as const;

type Scene = { visit: Visit; account: Account };

/** Its island adds a button; the field can be copied by hand. */
const CopyText = 'copy-field' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

const wordsOf = ({ edition }: Visit): PodcastFeedWords => wordsFor(podcastFeedWords, edition.language);

const FeedRow = ({ visit, feed, shows }: { visit: Visit; feed: PrivateFeed; shows: readonly Show[] }): JSX.Element => {
  const words = wordsOf(visit);
  const place = { language: visit.edition.language, timeZone: visit.publication.settings.timeZone };
  const { name, showId, createdAt, usedAt, revokedAt } = feed;
  const show = showId === undefined ? words.allOfThem : shows.find(({ id }) => id === showId)?.title;
  const when = [
    words.made(formatDate(createdAt, place)),
    revokedAt === undefined
      ? usedAt === undefined
        ? words.unused
        : words.used(formatDateTime(usedAt, place))
      : words.revokedOn(formatDate(revokedAt, place)),
  ];
  return (
    <li class="device">
      <div>
        <p class="device-name">
          <bdi>{name}</bdi>
        </p>
        <p class="device-when">
          <bdi>{show}</bdi>
        </p>
        <p class="device-when">{when.join(' · ')}</p>
      </div>
      {revokedAt === undefined ? (
        <form method="post" action={visit.link(`${here}/${encodeURIComponent(feed.id)}/revoke`)}>
          <button class="button button-quiet" type="submit" aria-label={words.revokeThis(name)}>
            {words.revoke}
          </button>
        </form>
      ) : null}
    </li>
  );
};

export type PrivateFeedsProps = Scene & {
  feeds: readonly PrivateFeed[];
  /** Those a feed can be made of. */
  offered: readonly Show[];
  /** All there are, for feeds made of them before. */
  shows: readonly Show[];
  isRevoked: boolean;
  typed?: { name: string; showId: string | undefined } | undefined;
  fault?: PrivateFeedRefusal | undefined;
};

const NewFeed = ({ visit, offered, typed, fault }: PrivateFeedsProps): JSX.Element => {
  const words = wordsOf(visit);
  const choices = [
    { value: '', label: words.allOfThem },
    ...offered.map(({ id, title }) => ({ value: id, label: title })),
  ];
  return (
    <form class="form" method="post" action={visit.link(here)} aria-labelledby="new-feed">
      <h2 id="new-feed">{words.make}</h2>
      <Field
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={typed?.name}
        maxLength={longestFeedName}
        fault={fault === 'no-name' ? words.faults[fault] : undefined}
        autocomplete="off"
        dir="auto"
        isRequired
      />
      <Select name="show" label={words.which} hint={words.makeHint} value={typed?.showId ?? ''} choices={choices} />
      <Button>{words.make}</Button>
    </form>
  );
};

/** The feeds a reader has made for their apps, and the form that makes one. */
export const PrivateFeeds = (props: PrivateFeedsProps): JSX.Element => {
  const { visit, account, feeds, offered, shows, isRevoked, fault } = props;
  const words = wordsOf(visit);
  return (
    <AccountPage visit={visit} account={account} current={here} title={words.title} standfirst={words.about}>
      {isRevoked ? <Notice>{words.revokedNote}</Notice> : null}
      {fault && fault !== 'no-name' ? <Notice tone="alarm">{words.faults[fault]}</Notice> : null}
      {feeds.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="devices">
          {feeds.map((feed) => (
            <FeedRow key={feed.id} visit={visit} feed={feed} shows={shows} />
          ))}
        </ul>
      )}
      {offered.length === 0 ? <p>{words.noShows}</p> : <NewFeed {...props} />}
    </AccountPage>
  );
};

/** The one time the address is shown. */
export const MadePrivateFeed = ({
  visit,
  account,
  url,
  feed,
}: Scene & { url: string; feed: PrivateFeed }): JSX.Element => {
  const words = wordsOf(visit);
  return (
    <AccountPage visit={visit} account={account} current={here} title={words.madeTitle} standfirst={words.madeText}>
      <CopyText data-copied={words.copied} data-failed={words.notCopied}>
        <div class="field token-once">
          <label for="field-feed">
            {words.address}: <bdi>{feed.name}</bdi>
          </label>
          <input class="input" id="field-feed" type="url" value={url} readonly dir="ltr" autocomplete="off" />
        </div>
        <p class="account-actions">
          <button class="button button-quiet" type="button" hidden>
            {words.copy}
          </button>{' '}
          <span role="status" />
        </p>
      </CopyText>
      <p>{words.howTo}</p>
      <p>
        <a href={visit.link(here)}>{words.back}</a>
      </p>
    </AccountPage>
  );
};
