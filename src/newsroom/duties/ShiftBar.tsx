import type { JSX } from 'preact';
import type { ShiftNotice } from '../../rooms/moderation/moderation.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TimeAt } from './duty-pages.tsx';

type ShiftBarProps = { notice: ShiftNotice; timeZone: string };

/** On the desk: a break is suggested, a colleague has left a note. Nothing while there is nothing to say. */
export const ShiftBar = ({ notice, timeZone }: ShiftBarProps): JSX.Element | null => {
  const { suggestion, note } = notice;
  if (!suggestion && !note) return null;
  return (
    <aside class="notice" aria-label="Your shift" data-shift>
      {suggestion ? (
        <form method="post" action="/newsroom/discussion/break">
          <p>{suggestion}</p>
          <Button tone="quiet">Not now</Button>
        </form>
      ) : null}
      {note ? (
        <details open={notice.isStart}>
          <summary>
            Note from <bdi>{note.by}</bdi>, <TimeAt at={note.at} timeZone={timeZone} />
          </summary>
          <p class="duty-text" dir="auto">
            {note.text}
          </p>
          <p>
            <a href="/newsroom/discussion/hand-over">All notes</a>
          </p>
        </details>
      ) : null}
    </aside>
  );
};
