import { isCommentId, type HistoryCursor } from '../rooms/discussion/discussion.ts';

/** A place in somebody's history as it stands in addresses: `<time>-<id>`. */
export const historyPlaceText = ({ at, id }: HistoryCursor): string => `${at}-${id}`;

export const historyPlace = (text: string | undefined): HistoryCursor | undefined => {
  const found = /^(\d{1,15})-([\da-f-]{36})$/.exec(text ?? '');
  return found?.[1] && isCommentId(found[2]) ? { at: Number(found[1]), id: found[2] } : undefined;
};
