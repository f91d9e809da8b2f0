import type { JSX } from 'preact';
import { formatDateTime, isoInZone } from '../../../common/dates.ts';
import type { Visit } from '../../publication/publication.ts';
import { pathOf, type Described } from '../describe.ts';
import { headlineOf, notesOf } from '../headline-of.ts';
import type { NotificationWords } from '../notification-words.ts';

type Props = { notice: Described; visit: Visit; words: NotificationWords };

const Story = ({ notice: one, visit, words }: Props): JSX.Element | null => {
  const { story, kind } = one;
  if (!story) return <p class="notification-gone">{words.storyGone}</p>;
  const path = pathOf(one);
  const edition = visit.publication.editionByCode(story.edition);
  const foreign = edition && edition.code !== visit.edition.code ? edition : undefined;
  return (
    <p class="notification-story" lang={foreign?.language} dir={foreign?.direction}>
      {path === undefined ? story.headline : <a href={visit.stay(path)}>{story.headline}</a>}
      {kind === 'story' && story.teaser ? <span class="notification-teaser">{story.teaser}</span> : null}
    </p>
  );
};

const Quote = ({ notice: one, words }: Props): JSX.Element | null => {
  const { comment, kind, decision } = one;
  if (kind === 'story') return null;
  if (!comment || (!comment.isThere && decision?.act !== 'remove'))
    return <p class="notification-gone">{words.gone}</p>;
  if (comment.text === '') return null;
  return (
    <blockquote class="notification-quote" dir="auto">
      {kind === 'thread' ? (
        <>
          <b>
            <bdi>{comment.name ?? words.formerReader}</bdi>
          </b>
          {': '}
        </>
      ) : null}
      {comment.text}
    </blockquote>
  );
};

/** One thing a reader is told. */
export const NotificationItem = (props: Props): JSX.Element => {
  const { notice: one, visit, words } = props;
  const { language } = visit.edition;
  const { timeZone } = visit.publication.settings;
  return (
    <li class={one.isRead ? 'notification' : 'notification is-new'} id={`notification-${one.id}`}>
      <p class="notification-what">
        {one.isRead ? null : <span class="notification-new">{words.isNew}</span>}
        {headlineOf(one, words, language)}
      </p>
      <Story {...props} />
      <Quote {...props} />
      {notesOf(one, words, language).map((note) => (
        <p class="notification-note">
          <bdi>{note}</bdi>
        </p>
      ))}
      {one.kind === 'decision' && one.comment && one.decision?.act === 'remove' ? (
        <p class="link-row">
          <a href={visit.link(`/comments/${one.comment.id}/status`)}>{words.seeWhy}</a>
        </p>
      ) : null}
      <p class="meta">
        <time datetime={isoInZone(one.at, timeZone)}>{formatDateTime(one.at, { language, timeZone })}</time>
      </p>
    </li>
  );
};
