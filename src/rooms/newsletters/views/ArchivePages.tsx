import type { JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { formatNumber } from '../../../common/words.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Issue, IssueContent, Letter, MailStory } from '../letter.ts';
import type { LetterWords } from '../letter-words.ts';

type Common = { visit: Visit; words: LetterWords; letter: Letter };

const dayOf = ({ edition, publication }: Visit, at: number | undefined): string =>
  at === undefined ? '' : formatDate(at, { language: edition.language, timeZone: publication.settings.timeZone });

/** `/letters/SLUG`: what has gone out. */
export const ArchivePage = (
  props: Common & { issues: readonly Issue[]; older: string | undefined; isFirst: boolean },
): JSX.Element => {
  const { visit, words, letter, issues, older, isFirst } = props;
  const href = visit.link(`/letters/${letter.slug}`);
  return (
    <div class="page letters-page">
      <PageHead title={letter.name} over={words.archive} standfirst={letter.description} />
      <p class="link-row">
        <a href={visit.link('/letters')}>{words.toLetters}</a>
      </p>
      {issues.length === 0 ? <p>{words.noIssues}</p> : null}
      <ul class="letter-issues">
        {issues.map(({ number, content, beganAt }) => (
          <li>
            <a href={`${href}/${number}`}>{content?.subject ?? words.issue(String(number))}</a>
            <span class="meta">
              {words.issue(formatNumber(visit.edition.language, number ?? 0))} · {dayOf(visit, beganAt)}
            </span>
          </li>
        ))}
      </ul>
      <Pager
        label={words.pages}
        newer={isFirst ? undefined : { href, text: words.newest }}
        older={older === undefined ? undefined : { href: `${href}?before=${older}`, text: words.older }}
      />
    </div>
  );
};

const Story = ({ story, visit }: { story: MailStory; visit: Visit }): JSX.Element => (
  <article class="letter-story">
    {story.picture ? (
      <img
        src={new URL(story.picture.url).pathname}
        alt={story.picture.alt}
        width={story.picture.width}
        height={story.picture.height}
        loading="lazy"
      />
    ) : null}
    {story.kicker ? <p class="kicker">{story.kicker}</p> : null}
    <h2>
      <a href={visit.stay(story.path)}>{story.headline}</a>
    </h2>
    {story.standfirst ? <p>{story.standfirst}</p> : null}
  </article>
);

/** One issue as it went out. */
export const IssuePage = (props: Common & { issue: Issue; content: IssueContent }): JSX.Element => {
  const { visit, words, letter, issue, content } = props;
  const number = formatNumber(visit.edition.language, issue.number ?? 0);
  return (
    <div class="page letters-page">
      <PageHead
        title={content.subject}
        over={<a href={visit.link(`/letters/${letter.slug}`)}>{letter.name}</a>}
        standfirst={`${words.issue(number)} · ${dayOf(visit, issue.beganAt)}`}
      />
      <div class="letter-web">
        {content.introHtml ? <div class="prose" dangerouslySetInnerHTML={{ __html: content.introHtml }} /> : null}
        {content.stories.map((story) => (
          <Story story={story} visit={visit} />
        ))}
      </div>
      <p class="link-row">
        <a href={visit.link('/letters')}>{words.toLetters}</a>
      </p>
    </div>
  );
};
