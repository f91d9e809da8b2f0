import { safeFetch, type Fetched, type FetchRefusal } from '../../../common/safe-fetch.ts';
import type { World } from '../../../world.ts';
import type { LinkState } from './checks/found.ts';
import { forgetLinks, noteAnswer } from './link-checks.store.ts';

/** Other sites are asked one after the other but for so many at once. */
const atOnce = 4;
/** A page that does not come in this time is slow enough to be told. */
const patience = 12_000;
const keptFor = 90 * 86_400_000;

type Answer = { state: LinkState; status?: number | undefined; leadsTo?: string };

const isSamePlace = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');

const refused = (refusal: FetchRefusal, status: number | undefined): Answer => {
  // The page is there, only longer than was asked for.
  if (refusal === 'too-big') return { state: 'alive' };
  if (refusal === 'not-found') return { state: 'dead', status };
  if (refusal === 'unreachable') return { state: 'dead' };
  if (refusal === 'timeout') return { state: 'silent' };
  // Machines are kept out of many pages that people can read (401, 403, 429), and a site may be ill for a moment.
  return { state: 'closed', status };
};

const found = (url: string, { url: end, status }: Fetched): Answer =>
  isSamePlace(url, end) ? { state: 'alive', status } : { state: 'moved', status, leadsTo: end };

const ask = async (world: World, url: string): Promise<Answer> => {
  const { publicUrl, innerServices } = world.config;
  const outcome = await safeFetch(url, {
    userAgent: `Courant (checks links; +${publicUrl})`,
    accept: 'text/html,*/*;q=0.8',
    headOnly: true,
    inner: innerServices,
    signal: AbortSignal.timeout(patience),
  });
  return outcome.ok ? found(url, outcome.value) : refused(outcome.refusal, outcome.status);
};

/** The job `check-links`: asks other sites whether what stories link to is there. Only that, and nothing of the page is kept. */
export const checkLinks = async (world: World, { urls }: { urls: readonly string[] }): Promise<void> => {
  for (let i = 0; i < urls.length; i += atOnce) {
    const some = urls.slice(i, i + atOnce);
    const answers = await Promise.all(some.map((url) => ask(world, url)));
    await world.write(async (tx) => {
      for (const [place, url] of some.entries()) {
        const { state = 'silent', status, leadsTo } = answers[place] ?? {};
        const row = { state, status: status ?? null, leads_to: leadsTo ?? null, checked_at: world.now() };
        await noteAnswer(tx.db, url, row);
      }
    });
  }
  await world.write(({ db }) => forgetLinks(db, world.now() - keptFor));
};
