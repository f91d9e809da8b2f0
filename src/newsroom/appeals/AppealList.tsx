import type { JSX } from 'preact';
import { shorten } from '../../common/text.ts';
import { caseNumber, type AppealPage } from '../../rooms/discussion/discussion.ts';
import { TimeAt } from '../duties/duty-pages.tsx';

const kinds = { comment: 'a removal', restriction: 'a measure on an account', notice: 'a declined notice' };

/** What waits to be answered, the most urgent first. */
export const AppealList = ({
  page: { appeals, after },
  now,
  timeZone,
}: {
  page: AppealPage;
  now: number;
  timeZone: string;
}): JSX.Element =>
  appeals.length === 0 ? (
    <p>No appeal waits for an answer.</p>
  ) : (
    <>
      <ol class="duty-list">
        {appeals.map((appeal) => (
          <li key={appeal.id}>
            <h2>
              <a href={`/newsroom/discussion/appeals/${appeal.id}`}>
                {caseNumber(appeal.id)}, against {kinds[appeal.kind]}
              </a>
            </h2>
            <blockquote class="duty-quote" dir="auto">
              {shorten(appeal.words, 300)}
            </blockquote>
            <p class="meta">
              Answer by <TimeAt at={appeal.dueAt} timeZone={timeZone} />
              {now > appeal.dueAt ? <strong> (late)</strong> : null}
            </p>
          </li>
        ))}
      </ol>
      {after ? (
        <p>
          <a href={`/newsroom/discussion/appeals?after=${after.at}-${after.id}`}>Later ones</a>
        </p>
      ) : null}
    </>
  );
