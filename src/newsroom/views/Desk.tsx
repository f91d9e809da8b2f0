import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';

export const StaffBar = ({ account }: { account: Account }): JSX.Element => (
  <nav class="staff-bar" aria-label="Newsroom">
    <a href="/newsroom">Stories</a> <a href="/newsroom/settings">Settings</a>
    <form method="post" action="/sign-out">
      <span>
        {account.name} ({account.role})
      </span>{' '}
      <button class="button" type="submit">
        Sign out
      </button>
    </form>
  </nav>
);

type DeskProps = { account: Account; articles: ArticleSummary[]; edition: Edition; publication: Publication };

const StoryTable = ({ articles, place }: { articles: ArticleSummary[]; place: Place }): JSX.Element => (
  <div class="table-scroll" tabIndex={0} role="region" aria-label="Stories">
    <table>
      <thead>
        <tr>
          <th scope="col">Headline</th>
          <th scope="col">State</th>
          <th scope="col">Kind</th>
          <th scope="col">Section</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <tr key={article.id}>
            <td dir="auto">
              {article.status === 'published' ? <a href={article.path}>{article.headline}</a> : article.headline}
            </td>
            <td>{article.status}</td>
            <td>{article.kind}</td>
            <td>{article.section?.name ?? '–'}</td>
            <td>
              <time dateTime={new Date(article.modifiedAt).toISOString()}>
                {formatDateTime(article.modifiedAt, place)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The stories of an edition that were changed last, in any state. */
export const Desk = ({ account, articles, edition, publication }: DeskProps): JSX.Element => {
  const place = { language: 'en-GB', timeZone: publication.settings.timeZone };
  return (
    <article class="plain desk">
      <StaffBar account={account} />
      <h1>Stories</h1>
      <p>
        Editions:{' '}
        {publication.editions.map((other) => (
          <>
            <a
              href={publication.inEdition(other, '/newsroom')}
              aria-current={other.code === edition.code ? 'page' : undefined}
            >
              {other.name}
            </a>{' '}
          </>
        ))}
      </p>
      <StoryTable articles={articles} place={place} />
    </article>
  );
};
