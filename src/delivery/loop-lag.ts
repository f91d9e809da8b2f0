const every = 500;

/** Watches how late the event loop is; `lag` gives the worst of the last seconds in milliseconds. */
export const watchLoopLag = (): { lag: () => number; close: () => void } => {
  const recent: number[] = [];
  let expected = performance.now() + every;
  const timer = setInterval(() => {
    recent.push(Math.max(0, performance.now() - expected));
    if (recent.length > 6) recent.shift();
    expected = performance.now() + every;
  }, every).unref();
  return {
    lag: () => Math.max(0, ...recent, performance.now() - expected),
    close: () => clearInterval(timer),
  };
};
