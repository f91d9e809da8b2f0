import type { JSX } from 'preact';
import type { CardReport, ReaderCard } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { reasonOfNote } from '../desk/desk-names.ts';
import { At, counted } from './people-pages.tsx';
import { CardPart } from './CardPart.tsx';

type Side = ReaderCard['reports']['made'];

const states: Record<string, string> = { open: 'open', upheld: 'upheld', declined: 'declined' };

const Latest = ({ reports, visit }: { reports: readonly CardReport[]; visit: Visit }): JSX.Element => (
  <ul class="card-list">
    {reports.map((report) => (
      <li key={report.id}>
        <At at={report.at} visit={visit} />: {reasonOfNote({ kind: kindOf(report), reason: report.reason })},{' '}
        {states[report.state] ?? report.state}
        {report.commentId === undefined ? null : (
          <>
            {' '}
            <a href={visit.link(`/newsroom/discussion/comments/${report.commentId}`)}>Case</a>
          </>
        )}
      </li>
    ))}
  </ul>
);

const kindOf = ({ kind }: CardReport): 'report' | 'illegal' | 'error' =>
  kind === 'illegal' || kind === 'error' ? kind : 'report';

const sum = ({ total, upheld, declined }: Side): string =>
  total === 0
    ? 'None.'
    : `${counted(total, 'report')}: ${upheld} upheld, ${declined} declined, ${total - upheld - declined} open.`;

/** Reports a reader made, and those about them. */
export const Reports = ({
  reports: { made, received },
  visit,
}: {
  reports: ReaderCard['reports'];
  visit: Visit;
}): JSX.Element => (
  <CardPart id="reports" title="Reports">
    <h3>Made by them</h3>
    <p>{sum(made)}</p>
    <Latest reports={made.latest} visit={visit} />
    <h3>About their comments</h3>
    <p>{sum(received)}</p>
    <Latest reports={received.latest} visit={visit} />
  </CardPart>
);
