import {
  deskAges,
  deskLists,
  deskOrders,
  deskPlaceOf,
  deskPlaceText,
  type DeskAge,
  type DeskFilter,
  type DeskList,
  type DeskOrder,
  type DeskPlace,
} from '../../rooms/moderation/moderation.ts';

export const deskPath = '/newsroom/discussion';

/** What the address of a list says. */
export type DeskView = {
  list: DeskList | undefined;
  order: DeskOrder;
  filter: DeskFilter;
  after: DeskPlace | undefined;
};

const oneOf = <Known extends string>(all: readonly Known[], text: string | undefined): Known | undefined =>
  all.find((one) => one === text);

const filters = ['section', 'thread', 'edition', 'reason', 'age', 'reader'] as const;

/** Reports are read by risk, what waits in the order it came, unless somebody asks otherwise. */
const usualOrder = (list: DeskList | undefined): DeskOrder =>
  list === 'reported' || list === 'illegal' ? 'risk' : 'oldest';

export const readDeskView = (query: Record<string, unknown>): DeskView => {
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value !== '' && value.length <= 80 ? value : undefined;
  };
  const list = oneOf(deskLists, text('list'));
  const age: DeskAge | undefined = oneOf(deskAges, text('age'));
  return {
    list,
    order: oneOf(deskOrders, text('order')) ?? usualOrder(list),
    filter: {
      section: text('section'),
      thread: text('thread'),
      edition: text('edition'),
      reason: text('reason'),
      reader: text('reader'),
      ...(age ? { age } : {}),
    },
    after: deskPlaceOf(text('after')),
  };
};

/** The address of a list, narrowed and in its order. */
export const deskHref = ({ list, order, filter, after }: DeskView): string => {
  const query = new URLSearchParams();
  if (list) query.set('list', list);
  if (order !== usualOrder(list)) query.set('order', order);
  for (const name of filters) if (filter[name]) query.set(name, filter[name]);
  if (after) query.set('after', deskPlaceText(after));
  return query.size > 0 ? `${deskPath}?${query}` : deskPath;
};

export const isNarrowed = (filter: DeskFilter): boolean => filters.some((name) => filter[name] !== undefined);

/** Where a form leads back to: a page of the desk and nothing else. */
export const backToDesk = (asked: string): string =>
  /^(?:\/[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?\/newsroom\/discussion(?:[/?][^\s\\]*)?$/.test(asked) && !asked.includes('//')
    ? asked
    : deskPath;

export const casePath = (commentId: string): string => `${deskPath}/comments/${commentId}`;
