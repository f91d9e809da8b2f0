import type { JSX } from 'preact';
import type { DeskItem } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { deskPath } from './desk-address.ts';
import { RemovalFields } from './RemovalFields.tsx';

type CaseActsProps = { item: DeskItem; visit: Visit; back: string; now: number };

const Decide = ({ item, visit, back, now }: CaseActsProps): JSX.Element => (
  <form class="desk-acts" method="post" action={visit.link(`${deskPath}/decide`)} id="act-decide">
    <input type="hidden" name="ids" value={item.id} />
    <input type="hidden" name="since" value={now} />
    <input type="hidden" name="back" value={back} />
    {item.state === 'removed' || item.state === 'spam' || item.state === 'trash' ? (
      <button type="submit" class="desk-act desk-act-first" name="act" value="restore">
        Restore
      </button>
    ) : null}
    {item.state === 'waiting' || item.state === 'published' ? (
      <>
        <button type="submit" class="desk-act desk-act-first" name="act" value="approve">
          {item.state === 'waiting' ? 'Approve' : 'In order'}
        </button>
        <RemovalFields rows={3} />
      </>
    ) : null}
  </form>
);

const aboutComment = (item: DeskItem): [path: string, label: string][] => [
  ...(item.state === 'published' ? ([['pick', item.isPick ? 'Picked…' : 'Pick…']] as [string, string][]) : []),
  ['move', 'Move under another…'],
  ['hand-over', 'Hand to a colleague…'],
  ['escalate', 'Escalate…'],
];

const aboutWriter = [
  ['warn', 'Warn…'],
  ['suspend', 'Suspend…'],
  ['hold', 'Hold all comments…'],
  ['ban', 'Ban…'],
] as const;

/** Everything that can be done about a comment and its writer. */
export const CaseActs = (props: CaseActsProps): JSX.Element => {
  const { item, visit } = props;
  return (
    <section class="desk-part desk-case-acts" aria-labelledby="acts-title">
      <h2 id="acts-title">Decide</h2>
      <Decide {...props} />
      <h3>The comment</h3>
      <div class="desk-acts">
        {aboutComment(item).map(([path, label]) => (
          <a key={path} class="desk-act" href={`/comments/${item.id}/${path}`}>
            {label}
          </a>
        ))}
        <form method="post" action={`/comments/${item.id}/${item.isClosed ? 'open' : 'close'}-subthread`}>
          <input type="hidden" name="back" value={visit.link(`${deskPath}/comments/${item.id}`)} />
          <button type="submit" class="desk-act">
            {item.isClosed ? 'Open answers again' : 'Close answers below'}
          </button>
        </form>
        <a class="desk-act" href={visit.link(`/threads/${item.articleId}/state`)}>
          Discussion’s state…
        </a>
      </div>
      <h3>The writer</h3>
      <div class="desk-acts">
        {aboutWriter.map(([path, label]) => (
          <a key={path} class="desk-act" href={`/newsroom/readers/${item.writer.id}/${path}`}>
            {label}
          </a>
        ))}
        <a class="desk-act" href={visit.link(`/newsroom/readers/${item.writer.id}`)}>
          All about this reader
        </a>
        <a class="desk-act" href={visit.link(`${deskPath}?list=waiting&reader=${item.writer.id}`)}>
          What else of theirs waits
        </a>
        {item.state === 'published' ? (
          <form method="post" action={visit.link(`/comments/${item.id}/source`)}>
            {item.writer.badge === 'source' ? <input type="hidden" name="off" value="1" /> : null}
            <button type="submit" class="desk-act">
              {item.writer.badge === 'source' ? 'No longer a source' : 'Mark as a source'}
            </button>
          </form>
        ) : null}
      </div>
    </section>
  );
};
