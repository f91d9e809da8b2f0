import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';
import { StaffBar } from './StaffBar.tsx';

type DeskProps = { account: Account; articles: ArticleSummary[]; edition: Edition; publication: Publication };

const Headline = ({ article: { status, path, headline } }: { article: ArticleSummary }): JSX.Element =>
  status === 'published' ? <a href={path}>{headline}</a> : <>{headline}</>;

const StoryRow = ({ article, place }: { article: ArticleSummary; place: Place }): JSX.Element => (
  <tr>
    <th scope="row" dir="auto">
      <Headline article={article} />
    </th>
    <td>{article.status}</td>
    <td>{article.kind}</td>
    <td dir="auto">{article.section?.name ?? '–'}</td>
    <td>
      <time datetime={new Date(article.modifiedAt).toISOString()}>{formatDateTime(article.modifiedAt, place)}</time>
    </td>
  </tr>
);

const columns = ['Headline', 'State', 'Kind', 'Section', 'Changed'];

/** The stories of an edition that were changed last, in any state. */
export const Desk = ({ account, articles, edition, publication }: DeskProps): JSX.Element => (
  <div class="page staff">
    <StaffBar account={account} here="stories" />
    <h1>Stories</h1>
    <nav aria-label="Editions">
      <ul class="link-row">
        {publication.editions.map((other) => (
          <li key={other.code}>
            <a
              href={publication.inEdition(other, '/newsroom')}
              lang={other.language}
              aria-current={other.code === edition.code ? 'page' : undefined}
            >
              {other.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <section class="staff-table" tabIndex={0} aria-label="Stories changed last">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {articles.map((article) => (
            <StoryRow
              key={article.id}
              article={article}
              place={{ language: 'en-GB', timeZone: publication.settings.timeZone }}
            />
          ))}
        </tbody>
      </table>
    </section>
  </div>
);
