/** What a refusal of the audio room says to whoever filled in a form. */
type Refused = { refusal: unknown; detail?: unknown; faults?: readonly { field: string; words: string }[] };

/** What is wrong, by field. */
export const faultsByField = ({ faults }: Refused): Map<string, string> =>
  new Map(faults?.map(({ field, words }) => [field, words]));

/** What is wrong, in a line. */
export const faultWords = (refused: Refused): string => {
  const words = refused.faults?.map((fault) => fault.words) ?? [];
  if (words.length > 0) return words.join(' ');
  return typeof refused.detail === 'string' ? refused.detail : String(refused.refusal);
};
