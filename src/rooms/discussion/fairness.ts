/**
 * The order “fair”: by how often a comment was recommended for each time the thread was looked at since it was posted. Counting
 * recommendations alone rewards whoever came first; counting them by views gives a late comment the same chance.
 *
 *     fairness = (recommendations + rate × caution) / (views since posted + caution)
 *
 * `rate` is what the comments of this thread get on average, so that a comment nobody has seen yet stands where an average one
 * does: above what was seen often and liked by few, below what was liked by many. `caution` is how many views it takes until a
 * comment's own record counts as much as that expectation: one early recommendation does not lift it over everything.
 */
export const caution = 200;

/** What is expected of a thread nothing is known about. */
export const usualRate = 0.01;

export type Seen = { recommendations: number; views: number };

export const fairnessOf = ({ recommendations, views }: Seen, rate: number): number =>
  (recommendations + rate * caution) / (Math.max(0, views) + caution);

/** The rate of a thread from all its comments together, held towards the usual while little is known. */
export const rateOf = ({ recommendations, views }: Seen): number => fairnessOf({ recommendations, views }, usualRate);

/** A thread is scored anew when its views have grown by an eighth, at least by so many. */
export const isScoreDue = (views: number, scoredViews: number): boolean =>
  views - scoredViews >= Math.max(40, scoredViews / 8);
