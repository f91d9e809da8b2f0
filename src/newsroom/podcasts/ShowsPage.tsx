import type { JSX } from 'preact';
import type { Show } from '../../rooms/audio/audio.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { podcastsPath, showPath } from './podcast-pages.tsx';
import { CopyText } from './sound-elements.ts';

export const stateNames: Record<Show['state'], string> = {
  published: 'Published',
  hidden: 'Hidden',
  moved: 'Moved',
};

export type ShownShow = {
  show: Show;
  art: string | undefined;
  episodes: string;
  feed: string;
};

/** An address one takes elsewhere: to be selected, or copied by a press where scripts run. */
export const Address = ({ label, href }: { label: string; href: string }): JSX.Element => (
  <CopyText class="copy-text" data-text={href} data-label={label}>
    <code dir="ltr">{href}</code>
  </CopyText>
);

/** What keeps a sound from being heard: being looked at, or refused. */
export type Trouble = { articleId: string; title: string; state: 'waiting' | 'refused'; words: string };

const Troubles = ({ troubles }: { troubles: readonly Trouble[] }): JSX.Element | null =>
  troubles.length === 0 ? null : (
    <section class="podcast-part" aria-labelledby="troubles-title">
      <h2 id="troubles-title">Waiting or refused</h2>
      <ul class="plain-list">
        {troubles.map(({ articleId, title, state, words }) => (
          <li key={articleId}>
            <a href={`/newsroom/episodes/${articleId}`} dir="auto">
              {title}
            </a>{' '}
            <span class={state === 'refused' ? 'sound-refused' : 'meta'}>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );

const Card = ({ shown, isLater }: { shown: ShownShow; isLater: boolean }): JSX.Element => {
  const { show, art, episodes, feed } = shown;
  return (
    <li class="show-card">
      {art ? (
        <img class="show-art" src={art} alt="" width="120" height="120" />
      ) : (
        <span class="show-art show-art-none">No art</span>
      )}
      <div>
        <h2 dir="auto" lang={show.language}>
          <a href={showPath(show.id)}>{show.title}</a>
        </h2>
        <p class="meta">
          {stateNames[show.state]} · {show.edition} · {episodes}
        </p>
        <Address label="address of the feed" href={feed} />
        {isLater ? (
          <form method="post" action={`${showPath(show.id)}/earlier`}>
            <Button tone="quiet">
              Earlier<span class="unseen"> in the list: {show.title}</span>
            </Button>
          </form>
        ) : null}
      </div>
    </li>
  );
};

type Props = {
  shows: readonly ShownShow[];
  troubles: readonly Trouble[];
  mayMake: boolean;
  /** Whether this one may change the order shows stand in. */
  mayOrder: boolean;
  maySeeFigures: boolean;
  ffmpeg: string | undefined;
};

/** All shows, and what needs a hand. */
export const ShowsPage = ({ shows, troubles, mayMake, mayOrder, maySeeFigures, ffmpeg }: Props): JSX.Element => (
  <>
    <p class="link-row">
      {mayMake ? (
        <a class="button" href={`${podcastsPath}/new`}>
          New show
        </a>
      ) : null}
      {maySeeFigures ? <a href={`${podcastsPath}/figures`}>How they are heard</a> : null}
    </p>
    <Troubles troubles={troubles} />
    {shows.length === 0 ? (
      <p class="nothing">
        There are no shows yet.{' '}
        {mayMake ? 'The first needs a title, a description and square art.' : 'Editors make them.'}
      </p>
    ) : (
      <ul class="show-cards">
        {shows.map((shown, at) => (
          <Card
            key={shown.show.id}
            shown={shown}
            isLater={mayOrder && shows.slice(0, at).some(({ show }) => show.edition === shown.show.edition)}
          />
        ))}
      </ul>
    )}
    {ffmpeg ? <p class="field-hint">{ffmpeg}</p> : null}
  </>
);
