/** Places in lists that are ordered by time, as they stand in addresses. */
export const atPlace = (text: string | undefined): { at: number; id: string } | undefined => {
  const found = /^(\d{1,15})-([\da-f-]{36})$/.exec(text ?? '');
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};
export const placeText = (found: { at: number; id: string } | undefined): string | null =>
  found ? `${found.at}-${found.id}` : null;
