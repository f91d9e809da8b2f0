import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { AccountPage, type Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import { actWords } from '../act-words.ts';
import { isIllegalGround, isRule } from '../rules.ts';
import { ownReportsWords } from './own-reports-words.ts';
import type { OwnReport } from './own-reports.store.ts';

export type ShownReport = OwnReport & {
  /** Where it is seen: the page of a notice, or the comment where it is still there. */
  path: string | undefined;
};

type Scene = { visit: Visit; place: Place };

const kindOf = (kind: string): 'report' | 'illegal' | 'error' =>
  kind === 'illegal' || kind === 'error' ? kind : 'report';

const stateOf = (state: string): 'open' | 'upheld' | 'declined' =>
  state === 'upheld' || state === 'declined' ? state : 'open';

const reasonOf = ({ kind, reason }: OwnReport, language: string): string => {
  const { rules, grounds } = wordsFor(actWords, language);
  if (kind === 'illegal') return isIllegalGround(reason) ? grounds[reason] : '';
  return kind === 'report' && isRule(reason) ? rules[reason] : '';
};

const Item = ({ report, place }: Scene & { report: ShownReport }): JSX.Element => {
  const words = wordsFor(ownReportsWords, place.language);
  const kind = kindOf(report.kind);
  const reason = reasonOf(report, place.language);
  return (
    <li>
      <h2>
        {words.kinds[kind]}
        {reason === '' ? '' : `: ${reason}`}
      </h2>
      <p dir="auto">{report.headline}</p>
      <p>
        <strong>{(kind === 'error' ? words.errors : words.states)[stateOf(report.state)]}</strong>
      </p>
      <p class="meta">{words.on(formatDateTime(report.at, place))}</p>
      {report.path === undefined ? null : (
        <p class="link-row">
          <a href={report.path}>{words.see}</a>
        </p>
      )}
    </li>
  );
};

/** Everything a reader has reported, with what became of it. */
export const OwnReports = ({
  account,
  reports,
  older,
  ...scene
}: Scene & { account: Account; reports: readonly ShownReport[]; older: string | undefined }): JSX.Element => {
  const words = wordsFor(ownReportsWords, scene.place.language);
  return (
    <AccountPage
      visit={scene.visit}
      account={account}
      current={undefined}
      title={words.title}
      standfirst={reports.length === 0 ? words.none : words.text}
    >
      <ol class="case case-list">
        {reports.map((report) => (
          <Item key={report.id} report={report} {...scene} />
        ))}
      </ol>
      {older === undefined ? null : (
        <p>
          <a href={older}>{words.older}</a>
        </p>
      )}
    </AccountPage>
  );
};
