/** The first time that a comment under an episode names is the second it is about. */
export const momentIn = (
  text: string,
  { id, article_id }: { id: string; article_id: string },
): { comment_id: string; article_id: string; second: number }[] => {
  const [, minutes, seconds] = /(?:^|\s)(\d{1,2}):([0-5]\d)\b/.exec(text) ?? [];
  return minutes === undefined ? [] : [{ comment_id: id, article_id, second: Number(minutes) * 60 + Number(seconds) }];
};
