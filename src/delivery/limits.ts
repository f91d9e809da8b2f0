/** Every bound delivery holds; times in milliseconds, sizes in bytes. */
export type Limits = {
  /** What kept pages may take in memory, all encodings counted. */
  keptBytes: number;
  keptPages: number;
  /** Error pages kept beside them. */
  keptErrors: number;
  /** How many answers are prepared at a time. */
  renders: number;
  /** How many requests may wait for their turn, and for how long, before they are sent away with 503. */
  waiting: number;
  patience: number;
  /** After this long a request that still has no answer no longer holds up the others. */
  longestRender: number;
  /** Requests with a body (forms, uploads) in progress at a time. */
  writing: number;
  urlLength: number;
  headerBytes: number;
  headersTimeout: number;
  requestTimeout: number;
  keepAliveTimeout: number;
  /** How often half-sent requests are looked for. */
  checkInterval: number;
  /** A connection on which nothing moves for so long is closed. */
  stillTimeout: number;
  connections: number;
  /** Live streams open at a time, in all and from one network; what is left of the connections is for pages. */
  streams: number;
  streamsPerNetwork: number;
  /** A reader who has not taken in so much of a stream is let go. */
  streamBacklog: number;
  /** How often streams are given a sign of life. */
  heartbeat: number;
  /** How long a graceful stop waits for requests in progress. */
  stopTimeout: number;
};

export const defaultLimits: Limits = {
  keptBytes: 64 * 1024 * 1024,
  keptPages: 20_000,
  keptErrors: 200,
  renders: 8,
  waiting: 512,
  patience: 2_000,
  longestRender: 10_000,
  writing: 1_000,
  urlLength: 4_096,
  headerBytes: 16_384,
  headersTimeout: 15_000,
  requestTimeout: 55_000,
  keepAliveTimeout: 65_000,
  checkInterval: 3_000,
  stillTimeout: 120_000,
  connections: 20_000,
  streams: 15_000,
  streamsPerNetwork: 60,
  streamBacklog: 64 * 1024,
  heartbeat: 30_000,
  // Whoever stops us waits ten seconds at most, and jobs and files need a moment after the last answer.
  stopTimeout: 8_000,
};
