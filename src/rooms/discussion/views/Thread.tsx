import type { JSX } from 'preact';
import { plural } from '../../../common/words.ts';
import { slot } from '../../../delivery/delivery.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { markdownToComment } from '../comment-markdown.ts';
import { CommentText } from './CommentText.tsx';
import { liveAttributes } from './live-attributes.ts';
import { ThreadBar } from './ThreadBar.tsx';
import { ThreadBranch } from './ThreadBranch.tsx';
import { ThreadPicks } from './ThreadPicks.tsx';
import { LiveThread, threadHref, type ThreadScene } from './thread-scene.ts';

type Part = { scene: ThreadScene };

/** How many there are, what state the thread is in, and what to know before one writes. */
const ThreadHead = ({ scene: { page, visit, words, settings, article } }: Part): JSX.Element => {
  const { thread } = page;
  const guidelines = settings.guidelines[visit.edition.code];
  const hasAddress = settings.feedbackEmail !== '' || visit.publication.settings.contactEmail !== '';
  return (
    <header class="discussion-head">
      <h2 id="comments-title" data-count>
        {thread.commentCount > 0 ? plural(visit.edition.language, thread.commentCount, words.count) : words.discussion}
      </h2>
      {thread.state === 'open' || thread.state === 'hidden' ? null : (
        <p class="state">
          {thread.isBeyondCapacity ? `${words.states.capacity} ` : ''}
          {words.states[thread.state]}
        </p>
      )}
      <ul class="discussion-links">
        {guidelines ? (
          <li>
            <a href={visit.stay(guidelines)}>{words.guidelines}</a>
          </li>
        ) : null}
        {hasAddress && !thread.isSealed ? (
          <li>
            <a href={`${visit.link('/discussion/feedback')}?story=${article.id}`} rel="nofollow">
              {words.feedback}
            </a>
          </li>
        ) : null}
        {thread.commentCount > 0 ? (
          <li>
            <a href={`/threads/${article.id}/rss.xml`}>{words.feed}</a>
          </li>
        ) : null}
      </ul>
    </header>
  );
};

/** What the publication says above a discussion, written as comments are: it often leads to where more is said. */
const Announcements = ({ scene: { page, visit, words, settings } }: Part): JSX.Element | null => {
  const texts = [settings.announcement[visit.edition.code] ?? '', page.thread.announcement].filter(Boolean);
  if (texts.length === 0) return null;
  return (
    <Notice title={words.announcement}>
      {texts.map((text) => (
        <div class="comment-text" dir="auto">
          <CommentText body={markdownToComment(text)} />
        </div>
      ))}
    </Notice>
  );
};

/** Only one branch is shown: the way back to all of them. */
const Narrowed = ({ scene }: Part): JSX.Element | null =>
  scene.page.asked.answersTo === undefined ? null : (
    <p class="narrowed">
      <a href={threadHref(scene, { filter: 'all' })}>{scene.words.backToThread}</a>
    </p>
  );

const Nothing = ({ scene: { page, words } }: Part): JSX.Element | null => {
  const { asked, thread } = page;
  if (page.branches.length > 0) return null;
  const isForSomebody = asked.filter === 'mine' || asked.filter === 'new';
  if (isForSomebody && asked.accountId === undefined) return <p class="nothing">{words.signInFor}</p>;
  if (asked.filter !== 'all') return <p class="nothing">{words.emptyFilter[asked.filter]}</p>;
  return thread.state === 'closed' ? null : <p class="nothing">{words.empty}</p>;
};

const ThreadPager = ({ scene }: Part): JSX.Element | null => {
  const { page, words } = scene;
  const { next, previous, asked } = page;
  const within = asked.answersTo === undefined ? {} : { answersTo: asked.answersTo };
  const after = previous === 'first' ? undefined : previous;
  return (
    <Pager
      label={words.pages}
      newer={
        previous && {
          href: threadHref(scene, { ...within, after }),
          text: previous === 'first' ? words.first : words.newer,
        }
      }
      older={next && { href: threadHref(scene, { ...within, after: next }), text: words.older }}
    />
  );
};

/**
 * Before the branch at this place: what a reader wrote at the top that waits. In an order of time it stands where it will stand, in
 * every other order first of all.
 */
const OwnTop = ({ scene: { page, article }, place }: Part & { place: number }): JSX.Element | null => {
  const { asked, branches, next, previous } = page;
  if (asked.filter !== 'all' || asked.answersTo !== undefined) return null;
  const isFirst = place === 0;
  if (asked.sort !== 'newest' && asked.sort !== 'oldest')
    return isFirst && previous === undefined ? <>{slot('own-top', article.id)}</> : null;
  const isLast = place === branches.length;
  // What belongs before this page or after it stands on another.
  if ((isFirst && previous !== undefined) || (isLast && next !== undefined)) return null;
  const moment = (i: number): string => String(branches[i]?.root.createdAt ?? '');
  const [above, below] = [isFirst ? '' : moment(place - 1), isLast ? '' : moment(place)];
  const [from, to] = asked.sort === 'newest' ? [below, above] : [above, below];
  return <>{slot('own-top', article.id, from, to)}</>;
};

/** The whole discussion under a story. */
export const Thread = ({ scene }: Part): JSX.Element => {
  const { page, article, words } = scene;
  const { thread, branches } = page;
  const isOpen = thread.state === 'open' || thread.state === 'held';
  return (
    <section class="discussion page" id="comments" aria-labelledby="comments-title">
      <LiveThread class="live-thread" {...liveAttributes(scene)}>
        <ThreadHead scene={scene} />
        <div class="discussion-top">
          <Announcements scene={scene} />
          {isOpen && page.asked.answersTo === undefined ? <>{slot('comment-form', article.id)}</> : null}
          {thread.state === 'staff' && page.asked.answersTo === undefined ? (
            <>{slot('comment-form', article.id, '', '', '', 'staff')}</>
          ) : null}
          <ThreadPicks scene={scene} />
        </div>
        {thread.commentCount > 0 ? <ThreadBar scene={scene} /> : null}
        <div class="discussion-list">
          {page.isMissing ? <Notice tone="alarm">{words.missing}</Notice> : null}
          <Narrowed scene={scene} />
          <p class="unseen" role="status" />
          <ol class="thread">
            <OwnTop scene={scene} place={0} />
            {branches.map((branch, i) => (
              <>
                <ThreadBranch branch={branch} scene={scene} />
                <OwnTop scene={scene} place={i + 1} />
              </>
            ))}
          </ol>
          <Nothing scene={scene} />
          <ThreadPager scene={scene} />
        </div>
      </LiveThread>
    </section>
  );
};
