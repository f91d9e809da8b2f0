/** What a command writes to: tests give their own. */
export type Terminal = {
  out: (line: string) => void;
  err: (line: string) => void;
  /** Somebody is watching: progress may be drawn over itself. */
  isTty: boolean;
  /** Draws over the current line; only when somebody is watching. */
  redraw: (line: string) => void;
};

export const standardTerminal = (): Terminal => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  isTty: process.stderr.isTTY,
  redraw: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${line}`);
  },
});

/** A command that cannot go on for a reason its user can mend: the message says what is wrong and what to do. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;

export type Progress = { set: (done: number, total?: number) => void; end: () => void };

/** A progress bar with rate and time left; where nobody is watching, a line every few seconds. */
export const createProgress = (
  terminal: Terminal,
  { what, unit, total }: { what: string; unit: string; total?: number },
): Progress => {
  const started = performance.now();
  const every = terminal.isTty ? 100 : 5000;
  let drawnAt = started;
  let all = total;
  const line = (done: number): string => {
    const seconds = (performance.now() - started) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const speed = `${rate >= 10 ? Math.round(rate).toLocaleString('en') : rate.toFixed(1)} ${unit}/s`;
    if (!all) return `${what}  ${done.toLocaleString('en')} ${unit}  ${speed}`;
    const part = Math.min(1, done / all);
    const bar = '█'.repeat(Math.round(part * 24)).padEnd(24, '░');
    const left = rate > 0 ? `  ${duration((all - done) / rate)} left` : '';
    return `${what}  ${bar} ${Math.floor(part * 100)} %  ${done.toLocaleString('en')} of ${all.toLocaleString('en')} ${unit}  ${speed}${left}`;
  };
  return {
    set: (done, newTotal) => {
      all = newTotal ?? all;
      const now = performance.now();
      if (now - drawnAt < every) return;
      drawnAt = now;
      if (terminal.isTty) terminal.redraw(line(done));
      else terminal.err(line(done));
    },
    end: () => terminal.redraw(''),
  };
};
