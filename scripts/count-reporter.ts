import type { TestEvent } from 'node:test/reporters';

type Counted = {
  type: string;
  data: { name?: string; nesting?: number; skip?: unknown; todo?: unknown; details?: { type?: string } };
};

/** A reporter for node:test that writes one line at the end: how many tests passed, failed and were skipped, as JSON. */
async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of source as AsyncIterable<Counted>) {
    if (event.data?.details?.type === 'suite') continue;
    if (event.type === 'test:fail') counts.failed += 1;
    if (event.type === 'test:pass') counts[event.data.skip === undefined ? 'passed' : 'skipped'] += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}

// node:test takes a reporter as a module's default export.
export default count; // oxlint-disable-line import/no-default-export
