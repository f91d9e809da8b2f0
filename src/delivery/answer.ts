import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { askedOf, type Asked, type Desk } from './desk.ts';
import type { Waiter } from './flights.ts';
import { prepare, type Prepared } from './kept-page.ts';
import type { Page } from './page.ts';
import { keyOf, watchedNames } from './page-key.ts';
import { countView, send } from './send.ts';

/** Pages that name no time of their own are drawn anew after this long, for what they say about "the last days". */
const longestKept = 3_600_000;
const errorsKept = 60_000;

/** The name a page is to be kept under; undefined when it must not be kept. */
const keyFor = (
  desk: Desk,
  { target, audience }: Asked,
  { page, names }: { page: Page; names: readonly string[] | undefined },
): string | undefined => {
  if (!desk.isKeeping || page.isPersonal === true) return undefined;
  const isForOne = audience.kind === 'person' && (audience.isToken === true || page.scene === undefined);
  if (isForOne && page.shared !== true) return undefined;
  if ((page.status ?? 200) >= 500 || page.maxAge === 0) return undefined;
  if (!names && target.query) return undefined;
  const variant = page.shared === true ? '' : audience.variant;
  return variant + keyOf(target, names ? desk.names.learn(target.path, names) : []);
};

/** What the page depends on, as declared and as seen; undefined when neither says. */
const namesFor = (request: IncomingMessage, page: Page): readonly string[] | undefined => {
  const seen = watchedNames(request);
  if (seen === undefined) return page.query;
  return seen === 'all' ? undefined : [...new Set([...seen, ...(page.query ?? [])])];
};

const keepUntil = (desk: Desk, page: Page): number => {
  const longest = (page.status ?? 200) >= 400 ? errorsKept : longestKept;
  return desk.now() + Math.min((page.maxAge ?? Infinity) * 1000, longest);
};

type Landing = { page: Page; key: string | undefined; prepared: Prepared };

/** Ends the flight of a request: keeps the page when it is current, and settles those who waited for it. */
const land = (desk: Desk, asked: Asked, { page, key, prepared }: Landing): { served: Waiter[]; again: Waiter[] } => {
  const { flight } = asked;
  if (!flight) return { served: [], again: [] };
  asked.flight = undefined;
  if (key === undefined) {
    const again = desk.flights.abandon(flight);
    for (const { request } of again) desk.alone.add(request);
    return { served: [], again };
  }
  const { isCurrent, served, late } = desk.flights.land(flight, page.topics);
  if (isCurrent) desk.kept.put({ key, prepared, expires: keepUntil(desk, page) });
  // The page may depend on more of the query than was known when they joined.
  const isForThem = (waiter: Waiter): boolean => {
    const { target, audience } = askedOf(desk, waiter.request);
    return (page.shared === true ? '' : audience.variant) + keyOf(target, desk.names.of(target.path) ?? []) === key;
  };
  return {
    served: served.filter(isForThem),
    again: [...late, ...served.filter((waiter) => !isForThem(waiter))],
  };
};

/**
 * Sends a page that a route has drawn, keeps it for the next readers, and gives it to those who asked for it meanwhile.
 * `again` takes requests that need a drawing of their own.
 */
export const createAnswer =
  (desk: Desk, again: RequestListener) =>
  async (request: IncomingMessage, response: ServerResponse, given: Page): Promise<void> => {
    const asked = askedOf(desk, request);
    const page = { ...given, topics: [...new Set(['site', ...given.topics])] };
    const prepared = prepare(page, desk);
    const isPersonal = response.hasHeader('set-cookie') || page.headers?.['Set-Cookie'] !== undefined;
    const names = namesFor(request, page);
    const key = isPersonal ? undefined : keyFor(desk, asked, { page, names });
    if (key === undefined) desk.names.noteAlone(asked.target.path);
    const waiters = land(desk, asked, { page, key, prepared });
    for (const waiter of waiters.again) again(waiter.request, waiter.response);
    const sendings = waiters.served.map(({ request: theirs, response: to }) => {
      const { head, audience } = askedOf(desk, theirs);
      countView(desk, page, theirs);
      return send(desk, { response: to, head, audience: audience.kind, prepared });
    });
    countView(desk, page, request);
    const audience = isPersonal ? 'person' : asked.audience.kind;
    await Promise.all([send(desk, { response, head: asked.head, audience, prepared }), ...sendings]);
  };
