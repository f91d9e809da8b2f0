import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { AccountPage, type Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { ruleName } from '../rule-name.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';
import { isInForce, type Restriction } from './restriction.ts';

type Scene = { visit: Visit; account: Account; now: number };
type One = Scene & { restriction: Restriction; words: NoticeWords; place: Place };

const said = (sentence: string, at: number, place: Place): string =>
  sentence.replace('$', () => formatDateTime(at, place));

const sceneOf = ({ visit }: Scene): { words: NoticeWords; place: Place } => ({
  words: wordsFor(noticeWords, visit.edition.language),
  place: { language: visit.edition.language, timeZone: visit.publication.settings.timeZone },
});

/** What it means, as long as it holds. */
const meaning = ({ restriction: { kind, until }, words, place }: One): string => {
  const { means, until: timed } = words.kinds[kind];
  return until === undefined || timed === undefined ? means : said(timed, until, place);
};

/** What has become of it, in a sentence; empty while it holds. */
const ending = ({ restriction: { acknowledgedAt, liftedAt, until }, words, place, now }: One): string => {
  if (liftedAt !== undefined) return said(words.liftedAt, liftedAt, place);
  if (acknowledgedAt !== undefined) return said(words.readAt, acknowledgedAt, place);
  return until !== undefined && until <= now ? said(words.overSince, until, place) : '';
};

const Row = (one: One): JSX.Element => {
  const { restriction, words, place, now, visit } = one;
  const holds = isInForce(restriction, now);
  return (
    <li>
      <h2>
        <a href={visit.link(`/me/notices/${restriction.id}`)}>{words.kinds[restriction.kind].name}</a>{' '}
        <strong class={holds ? 'state state-not' : 'state'}>{holds ? words.inForce : words.over}</strong>
      </h2>
      <p>{ending(one) || meaning(one)}</p>
      <p class="meta">{said(words.given, restriction.startsAt, place)}</p>
    </li>
  );
};

/** Everything moderators have said to a reader, the newest first. */
export const NoticeList = (props: Scene & { restrictions: readonly Restriction[] }): JSX.Element => {
  const { words, place } = sceneOf(props);
  const { visit, account, restrictions } = props;
  return (
    <AccountPage
      visit={visit}
      account={account}
      current={undefined}
      title={words.title}
      standfirst={restrictions.length === 0 ? words.none : words.standfirst}
    >
      <ol class="history">
        {restrictions.map((restriction) => (
          <Row {...props} restriction={restriction} words={words} place={place} />
        ))}
      </ol>
    </AccountPage>
  );
};

const Facts = ({ restriction, words, place, visit }: One): JSX.Element => (
  <>
    <dl class="facts">
      {restriction.rule === undefined ? null : (
        <>
          <dt>{words.rule}</dt>
          <dd>{ruleName(restriction.rule, visit.edition.language)}</dd>
        </>
      )}
      {restriction.words === '' ? null : (
        <>
          <dt>{words.words}</dt>
          <dd dir="auto">{restriction.words}</dd>
        </>
      )}
    </dl>
    <p>
      {said(words.given, restriction.startsAt, place)} {words.byPerson}
    </p>
  </>
);

const Links = ({ restriction, words, visit }: One): JSX.Element => {
  const guidelines = discussionSettings(visit.publication).guidelines[visit.edition.code];
  return (
    <p class="link-row">
      {guidelines ? <a href={visit.stay(guidelines)}>{words.guidelines}</a> : null}
      <a href={visit.link(`/me/notices/${restriction.id}/statement`)}>{words.toStatement}</a>
      <a href={visit.link('/me/notices')}>{words.all}</a>
    </p>
  );
};

/** One warning or limit: what it means, why, until when, and what can be done. A warning is acknowledged here. */
export const NoticePage = (props: Scene & { restriction: Restriction; isRead: boolean }): JSX.Element => {
  const one = { ...props, ...sceneOf(props) };
  const { visit, account, restriction, words, now, isRead } = one;
  const { kind } = restriction;
  const holds = isInForce(restriction, now);
  return (
    <AccountPage
      visit={visit}
      account={account}
      current={undefined}
      title={words.kinds[kind].name}
      standfirst={holds ? meaning(one) : ending(one)}
    >
      {isRead ? <Notice>{words.thanks}</Notice> : null}
      <Facts {...one} />
      {kind === 'warn' && holds ? (
        <form method="post" action={visit.link(`/me/notices/${restriction.id}/read`)}>
          <p class="meta">{words.readHint}</p>
          <Button>{words.read}</Button>
        </form>
      ) : null}
      {holds && kind !== 'warn' ? <p>{words.still}</p> : null}
      <Links {...one} />
    </AccountPage>
  );
};
